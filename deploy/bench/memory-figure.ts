import type { Figure } from './figure.js';
import { residentMemory } from './resident-memory.js';

const MOST_MB = 250;

/** What the largest of these processes holds in RAM now. */
export const memoryFigure = async (
  figure: string,
  processes: readonly { readonly name: string; readonly pid: number | undefined }[],
): Promise<Figure> => {
  const measured = await Promise.all(
    processes.map(async ({ name, pid }) => ({
      name,
      megabytes: pid === undefined ? undefined : await residentMemory(pid),
    })),
  );
  const held = measured.flatMap(({ name, megabytes }) => (megabytes === undefined ? [] : [{ name, megabytes }]));
  const largest = held.reduce((most, one) => (one.megabytes > most.megabytes ? one : most), { name: '', megabytes: 0 });
  const others = held.filter(({ name }) => name !== largest.name);
  return {
    figure,
    value: largest.megabytes,
    unit: 'MB',
    against: [
      `${largest.name} is the largest`,
      ...others.map(({ name, megabytes }) => `${name} ${Math.round(megabytes)}`),
    ]
      .slice(held.length > 1 ? 0 : 1)
      .join(', '),
    ratio: null,
    target: `≤ ${MOST_MB} MB`,
    met: held.length === 0 ? null : largest.megabytes <= MOST_MB,
  };
};
