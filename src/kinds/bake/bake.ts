// All of the kind that is loaded where there is a Bake file.

export { blockSpans } from "./blocks.ts";
export { buildsOf } from "./builds.ts";
export { calledBuilds } from "./called.ts";
export { bakeDirectives } from "./directives.ts";
export { directivePlaces, identityOf, outlineOf, subjectAt } from "./editor.ts";
export { inlineDockerfiles } from "./inline.ts";
export { parseBake } from "./parse.ts";
export { readingOf } from "./reading.ts";
