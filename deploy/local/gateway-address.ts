import { UsageError } from './command.js';

export const GATEWAY = 'http://127.0.0.1:8080';

/** Of a platform, a service or a gateway, without the slashes at its end. @throws UsageError */
export const addressOf = (text: string): string => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol)) return url.href.replace(/\/+$/, '');
  throw new UsageError(`The address "${text}" must be like ${GATEWAY}.`);
};

/** The gateway, also where the address goes on to one service, as that of a producer does. @throws UsageError */
export const gatewayOf = (text: string): string => addressOf(text).replace(/\/+api\/+[a-z-]+$/, '');
