// The index that completion and hover docs read, loaded when a reader first turns to a cell.
import { apiIndex } from "#site/cell/apiIndex.ts";

export const GET = () => new Response(JSON.stringify(apiIndex()));
