/** Where a mail provider lets people sign in, and for what. */
export type OauthEndpoints = { authorizeUrl: string; tokenUrl: string; scope: string };

type KnownProvider = { endpoints: OauthEndpoints; host: string; extra: Record<string, string> };

/** `prompt=consent` makes Google give a refresh token again to somebody who agreed before. */
export const KNOWN_PROVIDERS: Record<'google' | 'microsoft', KnownProvider> = {
  google: {
    endpoints: {
      authorizeUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
      tokenUrl: 'https://oauth2.googleapis.com/token',
      scope: 'https://mail.google.com/',
    },
    host: 'imap.gmail.com',
    extra: { access_type: 'offline', prompt: 'consent' },
  },
  microsoft: {
    endpoints: {
      authorizeUrl: 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize',
      tokenUrl: 'https://login.microsoftonline.com/common/oauth2/v2.0/token',
      scope: 'https://outlook.office.com/IMAP.AccessAsUser.All offline_access',
    },
    host: 'outlook.office365.com',
    extra: { prompt: 'select_account' },
  },
};
