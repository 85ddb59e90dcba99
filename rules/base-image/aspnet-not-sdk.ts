import { type DockerfileModel, defineRule, report, runs, type Stage } from "../../src/author.ts";
import { chainSteps, rootName, rootSpan } from "../../src/kit.ts";

export default defineRule({
  id: "aspnet-not-sdk",
  summary: "The final image of a .NET program is based on a runtime, not on the SDK",
  why: "The SDK image is several times as large as the runtime image and gives an attacker compilers and git.",
  topic: "base-image",
  category: "size",
  severity: "warning",
  kinds: ["dockerfile"],
  recommended: false,
  cis: ["4.3"],
  reference: "https://learn.microsoft.com/dotnet/core/docker/build-container",
  messages: {
    sdk: "{image} is the SDK, but this image only runs a program: use the aspnet or runtime image",
    versions: "The program is published with the .NET {built} SDK, but {image} only has .NET {there}",
  },
  examples: [
    {
      bad: 'FROM «mcr.microsoft.com/dotnet/sdk:8.0»\nWORKDIR /app\nCOPY . .\nRUN dotnet publish -o out\nENTRYPOINT ["dotnet", "out/app.dll"]',
      good: 'FROM mcr.microsoft.com/dotnet/sdk:8.0 AS build\nWORKDIR /src\nCOPY . .\nRUN dotnet publish -o /app\nFROM mcr.microsoft.com/dotnet/aspnet:8.0\nCOPY --from=build /app /app\nENTRYPOINT ["dotnet", "/app/app.dll"]',
      message: "sdk",
    },
    {
      bad: 'FROM mcr.microsoft.com/dotnet/sdk:8.0 AS build\nRUN dotnet publish -o /app\nFROM «mcr.microsoft.com/dotnet/aspnet:9.0»\nCOPY --from=build /app /app\nENTRYPOINT ["dotnet", "/app/app.dll"]',
      message: "versions",
    },
    {
      title: "Tests need the SDK",
      good: 'FROM mcr.microsoft.com/dotnet/sdk:8.0\nCOPY . .\nENTRYPOINT ["dotnet", "test"]',
    },
  ],
  on: { Stage: (stage, { model }) => verdictOf(stage, model) },
});

function verdictOf(stage: Stage, model: DockerfileModel) {
  if (!stage.target || !runsAssembly(stage, model)) return undefined;
  const at = rootSpan(stage);
  const image = rootName(stage);
  if (stage.root?.toolchain === "dotnet-sdk") {
    // Who publishes in a stage of its own and goes on from the SDK wants it there.
    return publishes(stage, model) ? report(at, "sdk", { data: { image } }) : undefined;
  }
  const there = versionOf(stage);
  const publisher = publisherOf(stage);
  const built = publisher && versionOf(publisher);
  // An SDK builds for older versions too; for a newer one than its own it cannot, and no runtime rolls forward by itself.
  if (!publisher || there === undefined || built === undefined || built >= there) return undefined;
  if (stage.end.environment("DOTNET_ROLL_FORWARD")?.known) return undefined;
  const related = [{ at: rootSpan(publisher), message: "Published here" }];
  return report(at, "versions", { data: { built, there, image }, related });
}

function publishes(stage: Stage, model: DockerfileModel): boolean {
  return chainSteps(stage, model).some(({ command }) => runs(command, "dotnet", "publish", "build"));
}

/** The only SDK stage that files are copied from. */
function publisherOf({ transfers }: Stage): Stage | undefined {
  const stages = transfers.flatMap(({ from, mount }) =>
    !mount && from.kind === "stage" && from.stage.root?.toolchain === "dotnet-sdk" ? [from.stage] : [],
  );
  return new Set(stages).size === 1 ? stages[0] : undefined;
}

/** `dotnet app.dll`: not `dotnet run`, `watch` or `test`, which need the SDK. */
function runsAssembly(stage: Stage, model: DockerfileModel): boolean {
  const start = stage.end.entrypoint ?? stage.end.cmd;
  const command = start && model.commands(start)[0];
  return command?.program === "dotnet" && command.arguments.some(({ value }) => value?.endsWith(".dll") === true);
}

/** Major version of a .NET image. */
function versionOf(stage: Stage): number | undefined {
  const base = stage.chain[0]?.base;
  if (base?.kind !== "image" || !base.image.reference.known) return undefined;
  const { name, tag } = base.image.reference.value;
  if (!/\/dotnet\/(sdk|aspnet|runtime)$/.test(name)) return undefined;
  const major = /^(\d+)\./.exec(tag ?? "")?.[1];
  return major === undefined ? undefined : Number(major);
}
