type Login = { user: string; password: string };

/**
 * A line of a session without the login in it (W16). nodemailer masks what it sends; this is for servers that repeat it, as some
 * do in the words of their refusal, and for what a later version might forget.
 */
export function masked(line: string, login: Login | undefined): string {
  if (/^AUTH \S+ /i.test(line)) return line.replace(/^(AUTH \S+) .*/i, '$1 ********');
  if (!login?.password) return line;
  const secrets = [
    login.password,
    Buffer.from(login.password).toString('base64'),
    Buffer.from(`\0${login.user}\0${login.password}`).toString('base64'),
  ];
  return secrets.reduce((text, secret) => text.replaceAll(secret, '********'), line);
}
