/** What an authority asks for at /.well-known/acme-challenge/ to see that a name leads to us (RFC 8555 section 8.3). */
export type Challenges = {
  answer(token: string): string | null;
  put(token: string, keyAuthorization: string): void;
  remove(token: string): void;
};

export function createChallenges(): Challenges {
  const open = new Map<string, string>();
  return {
    answer: (token) => open.get(token) ?? null,
    put: (token, keyAuthorization) => void open.set(token, keyAuthorization),
    remove: (token) => void open.delete(token),
  };
}
