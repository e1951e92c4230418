import fc from 'fast-check';
import { asId, type Predicate, type UnitId } from '#civil-service';
import { SMALLEST_GROUP, unitGroups } from './small-groups.js';

const unit = (id: string, parent: string | null) => ({
  unitId: asId<UnitId>(id),
  parentId: parent === null ? null : asId<UnitId>(parent),
});
const good = (persons: number): ReadonlyMap<Predicate, number> => new Map([['BAIK', persons]]);
const CITY = [unit('city', null), unit('a', 'city'), unit('b', 'city'), unit('a1', 'a')];
const told = (own: Readonly<Record<string, number>>) => {
  const groups = unitGroups(
    CITY,
    new Map(Object.entries(own).map(([id, persons]) => [asId<UnitId>(id), good(persons)])),
  );
  return Object.fromEntries([...groups].map(([id, { tellable, persons }]) => [id, tellable ? persons : null]));
};

describe('the predicates of a unit and all below it', () => {
  it('are told of large groups, and added up', () => {
    expect(told({ city: 5, a: 6, b: 7, a1: 8 })).toEqual({ city: 26, a: 14, b: 7, a1: 8 });
  });

  it('are withheld of a group of fewer than five', () => {
    expect(told({ city: 9, a: 9, b: 4 })).toEqual({ city: 22, a: 9, b: null, a1: 0 });
  });

  it('are withheld where subtracting a part that is told would leave a small group', () => {
    expect(told({ a: 2, a1: 8 })).toEqual({ city: null, a: null, b: 0, a1: 8 });
    expect(told({ a: 2, b: 3, a1: 8 })).toEqual({ city: 13, a: null, b: null, a1: 8 });
  });

  it('leave no small group between any unit and those below it that are told', () => {
    const trees = fc.array(fc.record({ parent: fc.nat(), persons: fc.nat(8) }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(trees, (drawn) => {
        const units = drawn.map(({ parent }, index) =>
          unit(String(index), index === 0 ? null : String(parent % index)),
        );
        const own = new Map(drawn.map(({ persons }, index) => [asId<UnitId>(String(index)), good(persons)]));
        const groups = unitGroups(units, own);
        const topmostTold = (id: UnitId): number =>
          units
            .filter(({ parentId }) => parentId === id)
            .reduce((sum, { unitId }) => {
              const group = groups.get(unitId);
              return sum + (group?.tellable ? group.persons : topmostTold(unitId));
            }, 0);
        return units
          .filter(({ unitId }) => groups.get(unitId)?.tellable)
          .every(({ unitId }) => {
            const rest = (groups.get(unitId)?.persons ?? 0) - topmostTold(unitId);
            return rest === 0 || rest >= SMALLEST_GROUP;
          });
      }),
    );
  });
});
