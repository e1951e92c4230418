import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { AppraisalCompleted, AppraisalCorrected, RealisationChanged, UnitRecorded } from '#contracts';
import { OutsideProducer } from '#testing';
import { serviceDatabase } from '../../local/databases.js';
import { type Part, startPart } from '../../local/e2e-fixtures.js';
import { projectRoot } from '../../local/project.js';
import { launchBrowser, type ServedPage, servePage } from './browser.js';

interface Registered {
  readonly dashboardId: string;
  readonly credential: { readonly credentialId: string; readonly token: string };
}

const WITHIN = { timeout: 60_000 };

describe('The sample dashboard in a browser', () => {
  let platform: Part;
  let outside: OutsideProducer;
  let browser: Browser;
  let served: ServedPage;
  let page: Page;
  let faults: string[];

  beforeAll(async () => {
    platform = await startPart(['subscriptions', 'gateway']);
    outside = await OutsideProducer.connect(platform.kafka);
    served = await servePage();
    browser = await launchBrowser();
  });

  beforeEach(async () => {
    page = await browser.newPage();
    faults = [];
    page.on('pageerror', ({ message }) => faults.push(message));
  });

  afterEach(() => page.close());

  afterAll(async () => {
    await browser.close();
    await served.stop();
    await outside.close();
    await platform.stop();
  });

  const asAdministrator = (method: string, path: string, body?: object): Promise<Response> =>
    fetch(`${platform.urls.gateway}/api/subscriptions${path}`, {
      method,
      headers: {
        authorization: `Bearer ${platform.administratorToken}`,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });

  const register = async (scopes: object = {}): Promise<Registered> => {
    const answer = await asAdministrator('POST', '/dashboards', {
      name: randomUUID(),
      contact: '0754-61014',
      ...scopes,
    });
    expect(answer.status).toBe(201);
    return (await answer.json()) as Registered;
  };

  const connect = async (token: string): Promise<void> => {
    await page.goto(served.url);
    await page.fill('#server', platform.urls.gateway);
    await page.fill('#credential', token);
    await page.click('form button');
  };

  const appraise = async (
    unitId: string,
    predicate: 'BAIK' | 'KURANG',
    appraisalId = randomUUID(),
  ): Promise<string> => {
    const data = { ...AppraisalCompleted.example, unitId, predicate, appraisalId, employeeId: randomUUID() };
    await outside.given(AppraisalCompleted, data);
    return appraisalId;
  };

  const forgetFeed = async (): Promise<void> => {
    const [databasePrefix = ''] = platform.kafka.topicPrefix.split('.');
    const { migrationUrl } = serviceDatabase('subscriptions', { databaseUrl: platform.databaseUrl, databasePrefix });
    const client = new pg.Client({ connectionString: migrationUrl });
    await client.connect();
    await client.query('TRUNCATE feed RESTART IDENTITY').finally(() => client.end());
  };

  /** A unit's bar comes to show these parts, each told as predicate and count. */
  const becomes = async (unitId: string, bar: readonly string[]): Promise<void> => {
    const total = bar.reduce((sum, part) => sum + Number(part.split(' ')[1]), 0);
    const row = page.locator('#units li', { hasText: `Unit ${unitId.slice(0, 8)}, 2025 (${total})` });
    await row.waitFor(WITHIN);
    const parts = (await row.locator('i:not(:empty)').all()).map(
      async (part) => `${await part.getAttribute('class')} ${await part.textContent()}`,
    );
    expect(await Promise.all(parts)).toEqual(bar);
  };

  it('draws what had happened before and what happens now, and counts a correction once', async () => {
    const unitId = randomUUID();
    const before = await appraise(unitId, 'KURANG');
    await connect((await register()).credential.token);
    await becomes(unitId, ['KURANG 1']);
    await appraise(unitId, 'BAIK');
    await becomes(unitId, ['BAIK 1', 'KURANG 1']);
    const data = {
      ...AppraisalCompleted.example,
      unitId,
      predicate: 'BAIK',
      appraisalId: before,
      revision: 2,
      previousPredicate: 'KURANG',
    } as const;
    await outside.given(AppraisalCorrected, data);
    await page.waitForSelector(`#latest li:first-child:has-text("appraisal corrected")`, WITHIN);
    await becomes(unitId, ['BAIK 2']);
    expect(faults).toEqual([]);
  });

  /** A page that has drawn three appraisals of a unit, and whose service is then killed. */
  const drawnUntilItDies = async (unitId: string): Promise<void> => {
    await connect((await register()).credential.token);
    await page.waitForSelector('#state.live', WITHIN);
    for (let n = 0; n < 3; n += 1) await appraise(unitId, 'BAIK');
    await becomes(unitId, ['BAIK 3']);
    await platform.services.kill('subscriptions');
    await page.waitForSelector('#state:not(.live)', WITHIN);
  };

  it('goes on after the service died, with nothing missed and nothing drawn twice', async () => {
    const unitId = randomUUID();
    await drawnUntilItDies(unitId);
    for (let n = 0; n < 4; n += 1) await appraise(unitId, 'KURANG');
    await platform.services.start('subscriptions');
    await becomes(unitId, ['BAIK 3', 'KURANG 4']);
    expect(await page.getAttribute('#state', 'class')).toBe('live');
    const shown = await page.locator('#latest li').allTextContents();
    const own = shown.filter((text) => text.startsWith(`Unit ${unitId.slice(0, 8)}`));
    expect(own.map((text) => (text.includes(': baik') ? 'BAIK' : 'KURANG'))).toEqual([
      ...Array<string>(4).fill('KURANG'),
      ...Array<string>(3).fill('BAIK'),
    ]);
    expect(faults).toEqual([]);
  });

  it('hears all again when the feed was rebuilt, whose positions are others', async () => {
    const unitId = randomUUID();
    await drawnUntilItDies(unitId);
    await forgetFeed();
    await platform.services.start('subscriptions');
    await appraise(unitId, 'KURANG');
    await becomes(unitId, ['BAIK 3', 'KURANG 1']);
    expect(await page.getAttribute('#state', 'class')).toBe('live');
    expect(faults).toEqual([]);
  });

  it('shows markup in an event as text', async () => {
    const eventTypes = [UnitRecorded.type, RealisationChanged.type, AppraisalCompleted.type];
    const [unitId, attack] = [randomUUID(), '<img src=x onerror="document.title = 1"><b>Dinas</b>'];
    await connect((await register({ personalData: true, eventTypes })).credential.token);
    await page.waitForSelector('#state.live', WITHIN);
    await outside.given(UnitRecorded, { ...UnitRecorded.example, unitId, name: attack });
    await outside.given(RealisationChanged, { ...RealisationChanged.example, unit: '<i onclick=alert(1)>%</i>' });
    await appraise(unitId, 'BAIK');
    const bar = page.locator('#units li', { hasText: attack });
    await bar.waitFor(WITHIN);
    await page.locator('#latest li', { hasText: '97.5 <i onclick=alert(1)>%</i>' }).waitFor(WITHIN);
    expect(await bar.locator('b').allTextContents()).toEqual([`${attack}, 2025`]);
    expect(await page.locator('main img, main b b, #latest i').count()).toBe(0);
    expect(await page.title()).toBe('Teladan: dasbor contoh');
  });

  it('says what to do when its credential is wrong or is revoked, in both languages, and asks no more', async () => {
    const { dashboardId, credential } = await register();
    await connect(credential.token);
    await page.waitForSelector('#state.live', WITHIN);
    const door = `/dashboards/${dashboardId}/credentials/${credential.credentialId}`;
    expect((await asAdministrator('DELETE', door)).status).toBe(204);
    await page.waitForSelector('#state.refused', WITHIN);
    expect(await page.textContent('#state')).toBe('Ditolak (401): minta kredensial yang berlaku kepada TI kota.');
    await page.click('header button');
    expect(await page.textContent('#state')).toBe('Refused (401): ask city IT for a credential that is valid.');
    await page.fill('#credential', (await register()).credential.token);
    await page.click('form button');
    await page.waitForSelector('#state.live', WITHIN);
  });

  it('keeps the credential out of every address', async () => {
    const addresses: string[] = [];
    page.on('request', (request) => addresses.push(request.url()));
    const { token } = (await register()).credential;
    await connect(token);
    await page.waitForSelector('#state.live', WITHIN);
    expect(addresses).toContain(`${platform.urls.gateway}/events?after=0`);
    expect(addresses.filter((address) => address.includes(token))).toEqual([]);
    expect(page.url()).toBe(served.url);
  });

  it('is one page of at most 100 lines that loads nothing else', async () => {
    const text = await readFile(join(projectRoot, 'deploy/examples/dashboard/index.html'), 'utf8');
    expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(100);
    expect(text).not.toMatch(/(src|href)=|@import|import\(|import /);
  });
});
