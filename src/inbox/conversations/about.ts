/** What an event about a conversation says it is about. */
export const aboutConversation = ({ id, mailboxId }: { id: number; mailboxId: number }) => ({
  subject: 'conversation',
  subjectId: id,
  mailboxId,
});
