import type { Build } from "../../nodes/build.ts";
import type { ComposeDocument, Scalar } from "./nodes.ts";

/** What services of files that are read together build, by the names that they give their images, as these are written. */
export interface BuiltImages {
  readonly names: ReadonlySet<string>;
  /** The build of the first file that makes the image of a name. */
  buildOf(image: Scalar | undefined): Build | undefined;
}

export function builtImagesOf(first: ComposeDocument, others: readonly ComposeDocument[]): BuiltImages {
  let byName: ReadonlyMap<string, Build> | undefined;
  return {
    names:
      others.length === 0
        ? first.builtImages
        : new Set([first, ...others].flatMap(({ builtImages }) => [...builtImages])),
    buildOf(image) {
      byName ??= new Map(
        first.services.flatMap(({ build, builtImage }) =>
          build && builtImage ? [[builtImage.value, build.node]] : [],
        ),
      );
      return image && byName.get(image.value);
    },
  };
}
