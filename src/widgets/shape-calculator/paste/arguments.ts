// A call's arguments, and whether the call is itself one of those that a container is given.

import { itemsOf, type Source, type SyntaxNode } from "./syntax.ts";

interface Argument {
  readonly name?: string;
  readonly value: SyntaxNode;
}

/** The arguments of a call, in their order; those without a name stand for their place. */
export function argumentsOf(source: Source, list: SyntaxNode): Argument[] {
  const found: Argument[] = [];
  const children = itemsOf(list);
  for (let at = 0; at < children.length; at++) {
    const child = children[at] as SyntaxNode;
    const value = children[at + 2];
    if (children[at + 1]?.name === "AssignOp" && value) {
      found.push({ name: source.textOf(child), value });
      at += 2;
    } else if (child.name !== "*" && child.name !== "**" && child.name !== "ArithOp") found.push({ value: child });
  }
  return found;
}

/** Whether a call stands where a layer is wanted: among those of a Sequential. */
export function inHolder(source: Source, node: SyntaxNode): boolean {
  const list = node.parent;
  const holder = list?.name === "ArrayExpression" ? list.parent?.parent : list?.parent;
  return holder?.name === "CallExpression" && /\b(Sequential|ModuleList)\s*\(/.test(source.textOf(holder).slice(0, 80));
}
