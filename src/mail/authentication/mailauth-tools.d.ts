declare module 'mailauth/lib/tools.js' {
  const tools: { getAlignment(from: string, domains: string[], strict?: boolean): { domain: string } | false };
  export default tools;
}
