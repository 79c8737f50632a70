declare module "*?typeset" {
  import type { Template } from "#widgets/kit/template.ts";

  const templates: Readonly<Record<string, Template>>;
  export default templates;
}
