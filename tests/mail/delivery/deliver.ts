import { carrierOf } from '#src/mail/delivery/transport.ts';

/** One letter over a connection of its own. */
export async function deliver(
  letter: Parameters<ReturnType<typeof carrierOf>['deliver']>[0],
  ...carrying: Parameters<typeof carrierOf>
) {
  const carrier = carrierOf(...carrying);
  return carrier.deliver(letter).finally(carrier.close);
}
