import { recordable, recordedAgain } from './discipline-case.js';

const decided = { reference: 'SK/1', employeeId: 'e1', level: 'SEDANG', decidedOn: '2025-06-01' } as const;

describe('a discipline case', () => {
  it('is recorded once it is decided, not before', () => {
    expect(recordable(decided, '2025-06-01')).toEqual({ ok: true, value: decided });
    expect(recordable(decided, '2025-05-31')).toMatchObject({ violations: [{ code: 'DECIDED_IN_THE_FUTURE' }] });
  });

  it('is the same when recorded again, and its reference names no other', () => {
    expect(recordedAgain(decided, decided)).toEqual({ ok: true, value: decided });
    for (const other of [{ level: 'BERAT' as const }, { employeeId: 'e2' }, { decidedOn: '2025-06-02' }]) {
      expect(recordedAgain({ ...decided, ...other }, decided)).toMatchObject({
        violations: [{ code: 'REFERENCE_TAKEN', field: '/reference' }],
      });
    }
  });
});
