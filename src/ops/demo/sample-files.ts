import { crc32, deflateSync } from 'node:zlib';

const [WIDTH, HEIGHT] = [640, 420];

/** A chunk of a PNG: length, type, data, checksum (PNG specification, section 5.3). */
function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A cup on a table, in a light of its own for each seed. */
export function photoPng(seed: number): Buffer {
  const rows = Array.from({ length: HEIGHT }, (_, y) => row(y, seed));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  // 8 bits for each of red, green and blue.
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function row(y: number, seed: number): Buffer {
  const line = Buffer.alloc(1 + WIDTH * 3);
  for (let x = 0; x < WIDTH; x++) line.set(colourAt(x, y, seed), 1 + x * 3);
  return line;
}

function colourAt(x: number, y: number, seed: number): [number, number, number] {
  const [dx, dy] = [(x - 320) / 150, (y - 210) / 90];
  const distance = dx * dx + dy * dy;
  const light = 1 - x / WIDTH / 3;
  if (distance < 0.6) return [62 * light, 38 * light, 24 * light];
  if (distance < 1) return [236 * light, 232 * light, 224 * light];
  const grain = ((x >> 5) + seed) % 3;
  return [(150 + grain * 8 + (seed % 40)) * light, (112 + grain * 6) * light, 80 * light];
}

/** One page that says whom it is for. */
export function invoicePdf(whom: string): Buffer {
  const text = `BT /F 20 Tf 72 760 Td (Invoice) Tj 0 -36 Td /F 12 Tf (For ${whom.replace(/[()\\]/g, '')}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let pdf = '%PDF-1.4\n';
  const places = objects.map((object, i) => {
    const place = pdf.length;
    pdf += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const start = pdf.length;
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  pdf += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(pdf, 'latin1');
}
