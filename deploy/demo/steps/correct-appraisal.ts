import { impressions, depart, followSuggestion, formOf } from '../appraising.js';
import { must, there } from '../scene.js';
import type { Step } from '../stage.js';
import type { Appraised } from './appraise.js';
import { type Eligibility, firstEligible } from './decide-eligibility.js';
import type { Personnel } from './import-personnel.js';

export interface Corrected {
  readonly employeeId: string;
  readonly predicate: string;
}

const FINDING = 'Temuan Inspektorat: tanggal selesai pada berkas tidak sesuai dengan buku register.';

export const correctAppraisal: Step<[Personnel, Appraised, readonly Eligibility[] | null], Corrected> = {
  name: 'correction',
  proves: 'A finding corrects a final appraisal as revision 2; the evidence of its signing stays frozen.',
  services: ['appraisal'],
  run: async ({ gateway, seed, until }, { cast }, appraised, eligibility) => {
    const employeeId = firstEligible(eligibility, ordinary(cast));
    const { id } = there(
      appraised.find((line) => line.employeeId === employeeId),
      'who is to be corrected was not appraised',
    );
    const before = await formOf(gateway, id);
    const impression = there(impressions(cast, seed).get(employeeId), 'nobody has an impression of him');
    const marks = depart(followSuggestion(before, impression), 'DI_BAWAH_EKSPEKTASI', FINDING);
    const body = { ...marks, correctionReason: FINDING };
    await gateway.post(`/api/appraisal/appraisals/${id}/corrections`, body, before.appraiserId);
    const after = await until(async () => {
      const form = await formOf(gateway, id);
      must(form.revision === 2, `it is revision ${form.revision}`);
      return form;
    });
    const [then, now] = [before, after].map(({ evidence }) => JSON.stringify(evidence.atSigning));
    must(then === now, 'the evidence of the signing has changed');
    const predicate = there(after.predicate, 'the corrected appraisal has no predicate');
    return {
      value: { employeeId, predicate },
      found: `revision 2: ${before.predicate ?? ''} became ${predicate} (“${FINDING}”)`,
    };
  },
};

/** Officers whose part in the story is no other one. */
const ordinary = ({ department, idle, slow, brusque }: Personnel['cast']): string[] =>
  department.officers.filter((officer) => ![idle, slow, brusque].includes(officer)).map(({ employeeId }) => employeeId);
