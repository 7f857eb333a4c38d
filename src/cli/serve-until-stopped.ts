import type { Config } from '#src/platform/config/index.ts';
import { serve } from './serve.ts';

/**
 * Serves until SIGINT or SIGTERM, then ends what runs and leaves. A second signal leaves at once. SIGHUP says that there
 * is a new certificate.
 */
export async function serveUntilStopped(config: Config): Promise<void> {
  const running = await serve(config);
  let isStopping = false;
  const stop = async () => {
    if (isStopping) process.exit(1);
    isStopping = true;
    await running.stop();
    process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  process.on('SIGHUP', running.lookAtTls);
}
