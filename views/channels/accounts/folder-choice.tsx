/** A folder's name is anybody's text, so its place in the list makes the id. */
export const FolderChoice = ({ name, place, isFetched }: { name: string; place: number; isFetched: boolean }) => (
  <div class="choice check">
    <input type="checkbox" id={`folder-${place}`} name="folders[]" value={name} checked={isFetched} />
    <label for={`folder-${place}`}>
      <bdi>{name}</bdi>
    </label>
  </div>
);
