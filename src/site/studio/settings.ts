/**
 * What the studio makes, as text in its address: `figure=ruler&state=k%3D3&size=text&theme=dark`. The figure's own state is
 * in the grammar of figures. Reading is total: what is not understood is left at its default. Defaults are not written.
 */
export const sizes = {
  column: { mm: 85, dpis: [150, 300, 600], dpi: 300, gifDpi: 150 },
  text: { mm: 170, dpis: [150, 300, 600], dpi: 300, gifDpi: 150 },
  slide: { mm: 338.67, mmHigh: 190.5, dpis: [96, 144, 288], dpi: 144, gifDpi: 96 },
} as const;
export type Size = keyof typeof sizes;

const choices = {
  size: Object.keys(sizes) as readonly Size[],
  theme: ["light", "dark"],
  ground: ["filled", "transparent"],
  caption: ["with", "without"],
  seconds: ["0.25", "0.5", "1", "2"],
  plays: ["always", "once"],
} as const;
const defaults: { readonly [Name in keyof Choices]: Choices[Name][number] } = {
  size: "column",
  theme: "light",
  ground: "filled",
  caption: "with",
  seconds: "1",
  plays: "always",
};
export type Choices = typeof choices;

export type Settings = { readonly [Name in keyof Choices]: Choices[Name][number] } & {
  /** The figure's name, as given; it may be no figure at all. */
  readonly figure: string;
  /** The figure's state, in the grammar of its own address. */
  readonly state: string;
  /** The parameter that an animation runs through; empty for the figure's own steps, or the first parameter there is. */
  readonly through: string;
  readonly dpi: number;
};

export const optionsOf = <Name extends keyof Choices>(name: Name): Choices[Name] => choices[name];

export function readSettings(hash: string): Settings {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const choice = <Name extends keyof Choices>(name: Name): Choices[Name][number] => {
    const options: readonly string[] = choices[name];
    const wanted = given.get(name) ?? "";
    return (options.includes(wanted) ? wanted : defaults[name]) as Choices[Name][number];
  };
  const size = choice("size");
  return withOwnDpi({
    figure: given.get("figure") ?? "",
    state: given.get("state") ?? "",
    through: given.get("through") ?? "",
    size,
    theme: choice("theme"),
    ground: choice("ground"),
    caption: choice("caption"),
    seconds: choice("seconds"),
    plays: choice("plays"),
    dpi: Number(given.get("dpi")),
  });
}

export function writeSettings(settings: Settings): string {
  const given = new URLSearchParams();
  if (settings.figure !== "") given.set("figure", settings.figure);
  if (settings.state !== "") given.set("state", settings.state);
  if (settings.through !== "") given.set("through", settings.through);
  for (const name of Object.keys(choices) as (keyof Choices)[])
    if (settings[name] !== defaults[name]) given.set(name, settings[name]);
  if (settings.dpi !== sizes[settings.size].dpi) given.set("dpi", String(settings.dpi));
  return given.toString();
}

/** The settings with a change. A resolution that the new size does not have becomes that size's own. */
export const changed = (settings: Settings, change: Partial<Settings>): Settings =>
  withOwnDpi({ ...settings, ...change });

function withOwnDpi(settings: Settings): Settings {
  const { dpis, dpi } = sizes[settings.size];
  const known: readonly number[] = dpis;
  return known.includes(settings.dpi) ? settings : { ...settings, dpi };
}
