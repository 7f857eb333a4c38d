/** What a server or the machine said, hostile text; nothing where nothing was. */
export const ServerAnswer = ({ text }: { text: string | null }) =>
  text ? (
    <samp class="server-answer">
      <bdi>{text}</bdi>
    </samp>
  ) : null;
