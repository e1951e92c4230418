import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as driver } from 'playwright-core';
import { projectRoot } from '../../local/project.js';

/**
 * The browser that came with the packages. Its own flags are those of a cloud function: they switch off what keeps origins
 * apart, which is what is to be tried here.
 */
export const launchBrowser = async (): Promise<Browser> =>
  driver.launch({ executablePath: await chromium.executablePath(), args: ['--no-sandbox'], headless: true });

export interface ServedPage {
  /** `http://127.0.0.1:<port>/` */
  readonly url: string;
  stop(): Promise<void>;
}

/** The sample dashboard at an origin of its own, as any web server would give it out. */
export const servePage = async (): Promise<ServedPage> => {
  const page = await readFile(join(projectRoot, 'deploy/examples/dashboard/index.html'));
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
