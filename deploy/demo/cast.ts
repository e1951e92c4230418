import { seeded } from '../sample-city/seeded.js';
import type { Department, Person } from './city.js';
import type { Officer } from './department/certificates.js';
import { must, there } from './scene.js';

/** Who plays which part; another seed casts others. */
export interface Cast {
  readonly department: Department;
  /** Handles no request this year: his indicator stays "belum ada data". */
  readonly idle: Person;
  /** Takes far longer than the others, and misses the 95 %. */
  readonly slow: Person;
  /** Good work, but citizens complain of his manner: one value below expectation. */
  readonly brusque: Person;
  /** Not at the counter: good work, poor behaviour as a whole. */
  readonly misbehaved: Person;
}

/** One for each part at the counter, and one of whom nothing is told but good work. */
const FEWEST_OFFICERS = 4;

/** @throws NotSeen when the department is too small for the story */
export const castOf = (department: Department, seed: number): Cast => {
  const random = seeded(seed, 'cast');
  const { officers, people } = department;
  must(officers.length >= FEWEST_OFFICERS, `only ${officers.length} officers issue birth certificates`);
  const [idle, slow, brusque] = random.shuffled(officers);
  const elsewhere = people.filter(
    (person) => !officers.includes(person) && /^(JF_|PELAKSANA)/.test(person.positionKind),
  );
  must(elsewhere.length > 0, 'everybody works at the counter for birth certificates');
  return {
    department,
    idle: there(idle, 'no officer'),
    slow: there(slow, 'no officer'),
    brusque: there(brusque, 'no officer'),
    misbehaved: random.oneOf(elsewhere),
  };
};

const SLOW_PACE = 3.5;

/** Who handles requests in the department's own system, and how fast; it knows them by their employee ids. */
export const atTheCounter = ({ department, idle, slow }: Cast, seed: number): Officer[] => {
  const random = seeded(seed, 'paces');
  return department.officers
    .filter((officer) => officer !== idle)
    .map((officer) => {
      const ordinary = 0.7 + 0.5 * random.share();
      return { employeeId: officer.employeeId, pace: officer === slow ? SLOW_PACE : ordinary };
    });
};
