/** Plugins of Maven that put all that a program loads into one jar. */
export const packingPlugins = new Set(["spring-boot-maven-plugin", "maven-shade-plugin"]);

/** The same of Gradle, as a build file applies them. */
export const packingGradle =
  /\borg\.springframework\.boot\b|\bcom\.github\.johnrengelman\.shadow\b|\bcom\.gradleup\.shadow\b|\bio\.ktor\.plugin\b/;

/** Libraries of a build file of Gradle that a program loads when it runs. */
export const gradleDependency = /^[ \t]*(?:implementation|api|runtimeOnly|compile)\b\s*[("'](?:["'])?([\w.:$-]+)?/m;

/** Source that starts programs. */
export const startingSource = /\bProcessBuilder\b|\bgetRuntime\s*\(\s*\)\s*\.\s*exec\b/;
/** Source that needs what only a development kit has. */
export const kitSource = /\bimport\s+(?:static\s+)?(?:javax\.tools|com\.sun\.(?:tools|source|jdi))\b/;
/** Source that reads or writes files. */
export const fileSource =
  /\b(?:File(?:InputStream|OutputStream|Reader|Writer)?|RandomAccessFile|Files|Paths|Path\s*\.\s*of)\b/;

/** Source that makes files. */
export const writingSource =
  /\b(?:FileOutputStream|FileWriter|RandomAccessFile|Files\s*\.\s*(?:write|create|copy|move|newOutput|newBufferedWriter)\w*)\b/;

/** Files of the working directory that frameworks read by themselves. */
export const frameworkFiles = ["config", "application.properties", "application.yml", "application.yaml", ".env"];
