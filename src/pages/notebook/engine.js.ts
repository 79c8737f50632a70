// The engine as one file: lessons that readers take along import it from here.
import { engineFile } from "#site/cell/engineFile.ts";

export const GET = async () => new Response(await engineFile());
