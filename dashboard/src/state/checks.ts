import type { VerdictWord } from '../contracts/measurements';
import type { CheckState } from '../feed/api';

/** Which of two verdicts on the same indicator is shown: a fault hides all else, "not measured" hides nothing. */
const weight: Readonly<Record<VerdictWord, number>> = {
  fault: 6,
  invalid: 5,
  suspended: 4,
  pending: 3,
  ok: 2,
  notMeasured: 1,
  notApplicable: 0,
};

/** One verdict an indicator, from those of the service, of its input and of single PIDs. */
export function worstChecks(checks: readonly CheckState[]): Map<number, CheckState> {
  const worst = new Map<number, CheckState>();
  for (const check of checks) {
    const known = worst.get(check.indicator);
    if (!known || weight[check.state] > weight[known.state]) worst.set(check.indicator, check);
  }
  return worst;
}
