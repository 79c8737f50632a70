/** The door to everything a rule can be asked. */
export { type Constraint, type Declaration, defineRule, type Rule } from "./declare.ts";
export {
  asides,
  closedForm,
  type Evaluated,
  evaluate,
  inputsFor,
  type Step,
  type StepOptions,
  slotsOf,
  steps,
} from "./evaluate.ts";
export { explain } from "./explain.ts";
export { forbidden, isLegal, legalRange } from "./legal.ts";
export {
  type ConstraintCode,
  type Interval,
  type Numbers,
  type Problem,
  type ProblemCode,
  type Repair,
  RuleError,
  type ValueCode,
} from "./problem.ts";
export { eachTap, type Tap, tapPosition, taps } from "./taps.ts";
