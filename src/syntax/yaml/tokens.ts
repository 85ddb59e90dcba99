import type { YamlComment } from "./nodes.ts";

type TokenField = AnyToken | readonly AnyToken[] | null;

/** What tokens of the `yaml` package's syntax tree may hold, whatever their type. */
interface AnyToken {
  readonly type?: string;
  readonly offset?: number;
  readonly source?: string;
  readonly start?: TokenField;
  readonly sep?: TokenField;
  readonly end?: TokenField;
  readonly props?: TokenField;
  readonly items?: TokenField;
  readonly key?: TokenField;
  readonly value?: TokenField;
}

export interface TokenFacts {
  /** In source order. */
  readonly comments: readonly YamlComment[];
  /** Levels of tokens inside tokens; a nested collection adds two. */
  readonly depth: number;
}

/** Levels of tokens, two a collection. The library descends recursively, and a full stack may end the process. */
const maxDepth = 600;

/** Whether what is read is nested more deeply than the library can take. */
export function isTooDeep({ depth }: Pick<TokenFacts, "depth">): boolean {
  return depth > maxDepth;
}

/** Looks through the tokens that the `yaml` package's `Parser` gave, without recursion. */
export function inspectTokens(tokens: readonly object[]): TokenFacts {
  const comments: YamlComment[] = [];
  const stack: AnyToken[] = [...tokens];
  const levels: number[] = tokens.map(() => 1);
  let depth = 0;
  for (let token = stack.pop(); token; token = stack.pop()) {
    const level = levels.pop() as number;
    if (level > depth) depth = level;
    if (token.type === "comment") comments.push(comment(token));
    for (const field of [token.start, token.sep, token.end, token.props, token.items, token.key, token.value]) {
      if (!field) continue;
      for (const inner of Array.isArray(field) ? field : [field]) {
        stack.push(inner);
        levels.push(level + 1);
      }
    }
  }
  comments.sort((a, b) => a.span.start - b.span.start);
  return { comments, depth };
}

function comment({ offset = 0, source = "" }: AnyToken): YamlComment {
  return { span: { start: offset, end: offset + source.trimEnd().length }, text: source.slice(1).trim() };
}
