/**
 * flooder.ts PORT CONNECTIONS: opens them all and says commands as fast as they are answered, several at once, until it is
 * killed. Says `ready` once each is greeted, then every second how many answers came.
 */
const [port, connections] = process.argv.slice(2).map(Number) as [number, number];

const COMMANDS = 'MAIL FROM:<x@flood.example>\r\nRCPT TO:<nobody@acme.example>\r\nRSET\r\nNOOP\r\n';
const ANSWERS = 4;
const NEWLINE = 10;

let answers = 0;
let greeted = 0;

type State = { isGreeted: boolean; awaited: number };

function linesIn(chunk: Uint8Array): number {
  let count = 0;
  for (const byte of chunk) if (byte === NEWLINE) count++;
  return count;
}

function open(): void {
  void Bun.connect<State>({
    hostname: '127.0.0.1',
    port,
    data: { isGreeted: false, awaited: 1 },
    socket: {
      data(socket, chunk) {
        const lines = linesIn(chunk);
        answers += lines;
        socket.data.awaited -= lines;
        if (socket.data.awaited > 0) return;
        if (!socket.data.isGreeted && ++greeted === connections) process.stdout.write('ready\n');
        socket.data.awaited = socket.data.isGreeted ? ANSWERS : 1;
        socket.write(socket.data.isGreeted ? COMMANDS : 'HELO flood.example\r\n');
        socket.data.isGreeted = true;
      },
      // Whoever is sent away comes again.
      close: () => void setTimeout(open, 100),
      error() {},
      connectError: () => void setTimeout(open, 100),
    },
  }).catch(() => {});
}

for (let each = 0; each < connections; each++) open();
setInterval(() => {
  process.stdout.write(`${answers}\n`);
  answers = 0;
}, 1000);
