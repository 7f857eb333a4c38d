import type { Config } from '#src/platform/config/index.ts';
import type { Tls } from '#src/platform/tls/index.ts';
import { plainApp, startWeb } from '#src/web/index.ts';
import { listen } from './listen.ts';

/** Opens the web port, with TLS where the admin asks for it, and the one without TLS beside it. */
export async function openWebPorts(config: Config, app: Parameters<typeof startWeb>[0], tls: Tls) {
  await using opened = new AsyncDisposableStack();
  const place = { host: config.webHost, port: config.webPort, proxies: config.trustedProxies };
  const web = await listen('POSTROOM_WEB_PORT', place, () =>
    startWeb(app, { ...place, tls: config.webTls ? tls.current() : null }),
  );
  opened.defer(() => web.stop());
  const plain = config.httpPort === null ? null : await openPlainPort(config, config.httpPort, web.port, tls);
  if (plain) opened.defer(() => plain.stop());
  const parts = opened.move();
  const scheme = config.webTls ? 'https' : 'http';
  return {
    port: web.port,
    httpPort: plain?.port ?? null,
    link: (config.publicUrl ?? `${scheme}://localhost:${web.port}`).replace(/\/$/, ''),
    useCertificate: config.webTls ? web.useCertificate : async () => {},
    stop: () => parts.disposeAsync(),
  };
}

function openPlainPort(config: Config, port: number, securePort: number, { answerChallenge }: Tls) {
  const place = { host: config.webHost, port, proxies: config.trustedProxies };
  const app = plainApp({ publicUrl: config.publicUrl, securePort, answerChallenge });
  return listen('POSTROOM_HTTP_PORT', place, () => startWeb(app, place));
}
