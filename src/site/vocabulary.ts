// The whole vocabulary of lesson authors beyond Markdown; lessons use these names without importing them.
import Case from "./mdx/Case.astro";
import Cases from "./mdx/Cases.astro";
import Cell from "./mdx/Cell.astro";
import Derivation from "./mdx/Derivation.astro";
import Diagnosis from "./mdx/Diagnosis.astro";
import Erratum from "./mdx/Erratum.astro";
import Exercise from "./mdx/Exercise.astro";
import Formula from "./mdx/Formula.astro";
import Given from "./mdx/Given.astro";
import Guess from "./mdx/Guess.astro";
import Let from "./mdx/Let.astro";
import Lines from "./mdx/Lines.astro";
import Mended from "./mdx/Mended.astro";
import N from "./mdx/N.astro";
import Option from "./mdx/Option.astro";
import Predict from "./mdx/Predict.astro";
import Reference from "./mdx/Reference.astro";
import References from "./mdx/References.astro";
import Remember from "./mdx/Remember.astro";
import Right from "./mdx/Right.astro";
import Said from "./mdx/Said.astro";
import Step from "./mdx/Step.astro";
import Term from "./mdx/Term.astro";
import Widget from "./Widget.astro";

export const vocabulary = {
  Case,
  Cases,
  Cell,
  Derivation,
  Diagnosis,
  Erratum,
  Exercise,
  Formula,
  Given,
  Guess,
  Let,
  Lines,
  Mended,
  N,
  Option,
  Predict,
  Reference,
  References,
  Remember,
  Right,
  Said,
  Step,
  Term,
  Widget,
};
