type Props = { draftId: number; id: number; name: string; width: number; height: number };

/** A picture that was just uploaded, as the script puts it into the text. */
export const DraftPicture = ({ draftId, id, name, width, height }: Props) => (
  <img id="draft-picture" src={`/drafts/${draftId}/files/${id}`} alt={name} width={width} height={height} />
);
