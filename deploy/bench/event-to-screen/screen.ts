import type { Page } from 'playwright-core';
import { launchBrowser, servePage } from '../../examples/dashboard/browser.js';

/** The sample dashboard in a real browser. */
export interface Screen {
  /** The time at which the latest event shows this count, in ms since 1970; asked for before it is caused. */
  showing(count: number): Promise<number>;
  close(): Promise<void>;
}

/** Runs in the page: its clock is the system's, as the bench's is. */
const NOTE_WHEN_DRAWN = `
  globalThis.drawn = new Map();
  new MutationObserver(() => {
    const [, count] = /: (\\d+) permohonan/.exec(document.querySelector('#latest li').textContent) ?? [];
    if (count && !drawn.has(count)) drawn.set(count, Date.now());
  }).observe(document.getElementById('latest'), { childList: true });
`;

const connect = async (page: Page, url: string, gateway: string, token: string): Promise<void> => {
  await page.goto(url);
  await page.evaluate(NOTE_WHEN_DRAWN);
  await page.fill('#server', gateway);
  await page.fill('#credential', token);
  await page.click('form button');
  await page.waitForSelector('#state.live', { timeout: 60_000 });
};

export const openScreen = async (gateway: string, token: string): Promise<Screen> => {
  const served = await servePage();
  const browser = await launchBrowser();
  const close = async (): Promise<void> => {
    await browser.close();
    await served.stop();
  };
  try {
    const page = await browser.newPage();
    await connect(page, served.url, gateway, token);
    const showing = async (count: number): Promise<number> => {
      const time = `drawn.get('${count}')`;
      const handle = await page.waitForFunction<number, undefined>(time, undefined, { timeout: 60_000, polling: 50 });
      return handle.jsonValue();
    };
    return { showing, close };
  } catch (error) {
    await close();
    throw error;
  }
};
