import type { Platform } from '../local/platform.js';
import { ifThere, type Stage, type Step } from './stage.js';
import { agreePlans } from './steps/agree-plans.js';
import { appraise } from './steps/appraise.js';
import { assignTraining } from './steps/assign-training.js';
import { correctAppraisal } from './steps/correct-appraisal.js';
import { decideEligibility } from './steps/decide-eligibility.js';
import { gatherEvidence } from './steps/gather-evidence.js';
import { importHistory } from './steps/import-history.js';
import { importPersonnel } from './steps/import-personnel.js';
import { measureTurnaround } from './steps/measure-turnaround.js';
import { openPeriod } from './steps/open-period.js';
import { openReviews } from './steps/open-reviews.js';
import { parkPoison } from './steps/park-poison.js';
import { refuseBadRating } from './steps/refuse-bad-rating.js';
import { registerDepartment } from './steps/register-department.js';
import { report } from './steps/report.js';
import { sendEvents } from './steps/send-events.js';
import { withdrawEligibility } from './steps/withdraw-eligibility.js';

/** The main job from beginning to end. Steps that show effects of one cause are watched at once. */
export const tell = async (stage: Stage, start: Step<[], Platform>, topicPrefix: string): Promise<void> => {
  const platform = await stage.step(start);
  const personnel = await stage.step(importPersonnel, platform);
  const department = await stage.step(registerDepartment, platform, personnel);
  const plans = await stage.step(agreePlans, personnel);
  const history = await stage.step(importHistory, platform, personnel);

  const work = await stage.step(sendEvents(topicPrefix), platform, personnel, department);
  const [turnaround] = await Promise.all([stage.step(measureTurnaround, work), stage.step(parkPoison, work)]);
  const evidence = await stage.step(gatherEvidence, personnel, plans, turnaround);

  const period = await stage.step(openPeriod, platform, personnel, plans, ifThere(evidence));
  await stage.step(refuseBadRating, personnel, period, evidence);
  const appraised = await stage.step(appraise, personnel, period);
  const [eligibility] = await Promise.all([
    stage.step(decideEligibility, appraised, history),
    stage.step(openReviews, appraised),
    stage.step(assignTraining, personnel, appraised),
  ]);

  const corrected = await stage.step(correctAppraisal, personnel, appraised, ifThere(eligibility));
  await Promise.all([
    stage.step(withdrawEligibility, corrected, eligibility),
    stage.step(report, turnaround, appraised, ifThere(corrected)),
  ]);
};
