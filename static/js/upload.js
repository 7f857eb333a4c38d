/** Sends one file to a draft and resolves with the answer; status 0 where it got none. */

/**
 * @param {string} url
 * @param {File} file
 * @param {{ progress(part: number): void, onCancel(cancel: () => void): void }} line
 * @param {Record<string, string>} [fields]
 */
export function sendFile(url, file, line, fields = {}) {
  const request = new XMLHttpRequest();
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  body.append('file', file, file.name);
  request.upload.addEventListener('progress', ({ loaded, total }) => line.progress(loaded / total));
  line.onCancel(() => request.abort());
  request.open('POST', url);
  request.setRequestHeader('HX-Request', 'true');
  return new Promise((/** @type {(answer: { status: number, text: string }) => void} */ resolve) => {
    request.addEventListener('loadend', () => resolve({ status: request.status, text: request.responseText }));
    request.send(body);
  });
}
