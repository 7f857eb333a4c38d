/** Everything leaves by a relay on this machine that asks for nothing: a double that takes mail on this port. */
export const relayTo = (port: number): Record<string, string> => ({
  POSTROOM_RELAY_HOST: '127.0.0.1',
  POSTROOM_RELAY_PORT: String(port),
  POSTROOM_RELAY_SECURITY: 'none',
});
