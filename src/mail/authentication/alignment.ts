import tools from 'mailauth/lib/tools.js';

/** Whether two domains belong to one owner by the Public Suffix List, as relaxed alignment has it (RFC 7489 section 3.1). */
export const relaxedAlignment = (fromDomain: string, domain: string): boolean =>
  tools.getAlignment(fromDomain, [domain]) !== false;
