/** How many bytes a task is given: what its thread reads leaves garbage of about that measure. */
export const inputBytes = (input: unknown): number =>
  Object.values(Object(input)).reduce(
    (sum: number, value) => sum + (ArrayBuffer.isView(value) ? value.byteLength : 0),
    ArrayBuffer.isView(input) ? input.byteLength : 0,
  );
