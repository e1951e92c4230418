import { eventually } from '#testing';
import type { PublishRealisation } from './publish-realisation.js';
import { RealisationPublisher } from './realisation-publisher.js';
import { RealisationSettings } from './realisation-settings.js';

/** In the place of the tables: a mark that becomes visible, by its commit, only when the first run is over. */
class LateMark {
  readonly published: string[] = [];
  private visible: string[] = [];
  private runs = 0;

  publishSome(): Promise<'done'> {
    this.published.push(...this.visible.splice(0));
    this.runs += 1;
    if (this.runs === 1) this.visible.push('late');
    return Promise.resolve('done');
  }
}

/** Before the look for forgotten marks, 5 s after the start, would find it. */
const SOON = { deadlineMs: 4_000 };

describe('a change whose transaction commits after the run that it asked for', () => {
  let mark: LateMark;
  let publisher: RealisationPublisher;

  const begin = (debounceMs: number): void => {
    mark = new LateMark();
    const settings = new RealisationSettings({ REALISATION_DEBOUNCE_MS: String(debounceMs) });
    publisher = new RealisationPublisher(settings, mark as unknown as PublishRealisation);
  };

  afterEach(() => publisher.beforeApplicationShutdown());

  it.each([0, 40])('is published soon, at a debounce of %i ms', async (debounceMs) => {
    begin(debounceMs);
    publisher.soon();
    await eventually(() => expect(mark.published).toEqual(['late']), SOON);
  });

  it('is published soon, also when a look by the clock came before', async () => {
    begin(1_000);
    publisher.soon();
    publisher.onApplicationBootstrap();
    await eventually(() => expect(mark.published).toEqual(['late']), SOON);
  });
});
