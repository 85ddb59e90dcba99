import type { BadCase } from "../../../src/testing/index.ts";
import { type Refused, type Split, splitCases } from "./split-cases.ts";

/** What the rule says of services in Java that are built in one stage, and does to them. */
export function javaCases(): readonly BadCase[] {
  return splitCases({}, maven(), splits, refusals, "jdk");
}

const main = "src/main/java/shop/Main.java";

function java(...lines: readonly string[]): string {
  return `package shop;\npublic class Main {\n  // new File("comment.txt")\n${lines.join("\n")}\n}\n`;
}

/** A project of Maven with these elements. */
function maven(elements = "", ...lines: readonly string[]) {
  const own = "<artifactId>shop</artifactId><version>1.2</version>";
  return { "pom.xml": `<?xml version="1.0"?>\n<project>${own}${elements}</project>\n`, [main]: java(...lines) };
}

function gradle(build: string, settings = 'rootProject.name = "shop"\n') {
  return { "build.gradle": build, "settings.gradle": settings, [main]: java() };
}

const dependency =
  "<dependencies><dependency><groupId>g</groupId><artifactId>web</artifactId></dependency></dependencies>";
const spring = "<build><plugins><plugin><artifactId>spring-boot-maven-plugin</artifactId></plugin></plugins></build>";

const start = 'CMD ["java", "-jar", "target/shop-1.2.jar"]';
const onMaven = (...lines: readonly string[]) => [
  "FROM maven:«3.9-eclipse-temurin-21»",
  "WORKDIR /app",
  "COPY . .",
  ...lines,
  "",
];
const build = "RUN ‹mvn -B package›";

const splits: readonly Split[] = [
  {
    title: "a program of Maven",
    dockerfile: onMaven(build, "EXPOSE 80", start),
    offers:
      "/app/target/shop-1.2.jar on eclipse-temurin:21-jre, without a toolchain and anything else of maven:3.9-eclipse-temurin-21, unless another directory is the build context",
    fixed: [
      "FROM maven:3.9-eclipse-temurin-21 AS build",
      "WORKDIR /app",
      "COPY . .",
      "RUN mvn -B package",
      "",
      "FROM eclipse-temurin:21-jre",
      "WORKDIR /app",
      "COPY --from=build /app/target/shop-1.2.jar /app/target/shop-1.2.jar",
      "EXPOSE 80",
      'CMD ["java", "-jar", "target/shop-1.2.jar"]',
      "",
    ],
  },
  {
    title: "one of Spring, in another place, with its settings",
    dockerfile: [
      "FROM eclipse-temurin:«21-jdk-alpine»",
      "ENV JAVA_OPTS=-Xmx1g MAVEN_OPTS=-Xmx512m",
      "WORKDIR /app",
      "COPY mvnw pom.xml ./",
      "COPY .mvn .mvn",
      "RUN chmod +x mvnw && ‹./mvnw dependency:go-offline›",
      "COPY src src",
      "COPY config config",
      "RUN ./mvnw package -DskipTests && cp target/*.jar /app/app.jar",
      "USER 1000",
      "ENTRYPOINT java $JAVA_OPTS -Dapp.home=/app -jar /app/app.jar",
      "",
    ],
    files: {
      ...maven(dependency + spring, 'var a = new FileReader("rules.json");', 'var b = """', "x", '""";'),
      mvnw: "",
      ".mvn/a": "",
      "config/application.yml": "",
      "rules.json": "{}",
    },
    offers:
      "/app/app.jar with /app/config on eclipse-temurin:21-jre-alpine, without a toolchain and anything else of eclipse-temurin:21-jdk-alpine, unless another directory is the build context or g:web reads other files or starts programs or it reads files that its source does not name",
    fixed: [
      "FROM eclipse-temurin:21-jdk-alpine AS build",
      "WORKDIR /app",
      "COPY mvnw pom.xml ./",
      "COPY .mvn .mvn",
      "RUN chmod +x mvnw && ./mvnw dependency:go-offline",
      "COPY src src",
      "COPY config config",
      "RUN ./mvnw package -DskipTests && cp target/*.jar /app/app.jar",
      "USER 1000",
      "",
      "FROM eclipse-temurin:21-jre-alpine",
      "ENV JAVA_OPTS=-Xmx1g MAVEN_OPTS=-Xmx512m",
      "WORKDIR /app",
      "COPY --from=build /app/config /app/config",
      "COPY --from=build /app/app.jar /app/app.jar",
      "USER 1000",
      "ENTRYPOINT java $JAVA_OPTS -Dapp.home=/app -jar /app/app.jar",
      "",
    ],
  },
  {
    title: "a name that pom.xml gives",
    dockerfile: onMaven(
      build,
      "RUN chown -R 1000 /app",
      "USER 1000",
      'ENTRYPOINT ["java", "-jar", "/app/target/web-1.2.jar"]',
    ),
    files: maven(
      `<properties><base>web</base></properties><build><finalName>\${base}-\${project.version}</finalName></build>`,
      'new FileWriter("out.txt");',
    ),
    offers:
      "/app/target/web-1.2.jar on eclipse-temurin:21-jre, without a toolchain and anything else of maven:3.9-eclipse-temurin-21, unless another directory is the build context or it reads files that its source does not name or it writes to a directory of the base or it writes to /app, which is root's then",
    fixed: [
      "FROM maven:3.9-eclipse-temurin-21 AS build",
      "WORKDIR /app",
      "COPY . .",
      "RUN mvn -B package",
      "RUN chown -R 1000 /app",
      "USER 1000",
      "",
      "FROM eclipse-temurin:21-jre",
      "WORKDIR /app",
      "COPY --from=build /app/target/web-1.2.jar /app/target/web-1.2.jar",
      "USER 1000",
      'ENTRYPOINT ["java", "-jar", "/app/target/web-1.2.jar"]',
      "",
    ],
  },
  {
    title: "a name that a parent gives",
    dockerfile: onMaven(build, 'CMD ["java", "-jar", "target/web.jar"]'),
    files: maven("<build><finalName>${name.of.parent}</finalName></build>"),
    offers:
      "/app/target/web.jar on eclipse-temurin:21-jre, without a toolchain and anything else of maven:3.9-eclipse-temurin-21, unless another directory is the build context",
    fixed: [
      "FROM maven:3.9-eclipse-temurin-21 AS build",
      "WORKDIR /app",
      "COPY . .",
      "RUN mvn -B package",
      "",
      "FROM eclipse-temurin:21-jre",
      "WORKDIR /app",
      "COPY --from=build /app/target/web.jar /app/target/web.jar",
      'CMD ["java", "-jar", "target/web.jar"]',
      "",
    ],
  },
  {
    title: "a program of Gradle",
    dockerfile: [
      "FROM gradle:«8.10-jdk21-jammy»",
      "COPY . /src",
      "WORKDIR /src",
      "RUN ‹gradle bootJar --no-daemon›",
      'CMD ["java", "-jar", "build/libs/shop.jar"]',
    ],
    files: gradle(
      "plugins { id 'org.springframework.boot' version '3.4.0' }\ndependencies {\n  implementation 'g:web:1'\n}\n",
    ),
    offers:
      "/src/build/libs/shop.jar on eclipse-temurin:21-jre-jammy, without a toolchain and anything else of gradle:8.10-jdk21-jammy, unless another directory is the build context or g:web:1 reads other files or starts programs",
    fixed: [
      "FROM gradle:8.10-jdk21-jammy AS build",
      "COPY . /src",
      "WORKDIR /src",
      "RUN gradle bootJar --no-daemon",
      "",
      "FROM eclipse-temurin:21-jre-jammy",
      "WORKDIR /src",
      "COPY --from=build /src/build/libs/shop.jar /src/build/libs/shop.jar",
      'CMD ["java", "-jar", "build/libs/shop.jar"]',
    ],
  },
  {
    title: "a kit by its release, Kotlin for Gradle",
    dockerfile: [
      "FROM eclipse-temurin:«21»",
      "COPY . /src",
      "RUN cd /src && ‹./gradlew build›",
      'CMD ["java", "-jar", "/src/build/libs/shop.jar"]',
      "",
    ],
    files: { "build.gradle.kts": "plugins { java }\n", "settings.gradle.kts": "", [main]: java(), ".dockerignore": "" },
    offers:
      "/src/build/libs/shop.jar on eclipse-temurin:21-jre, without a toolchain and anything else of eclipse-temurin:21",
    fixed: [
      "FROM eclipse-temurin:21 AS build",
      "COPY . /src",
      "RUN cd /src && ./gradlew build",
      "",
      "FROM eclipse-temurin:21-jre",
      "COPY --from=build /src/build/libs/shop.jar /src/build/libs/shop.jar",
      'CMD ["java", "-jar", "/src/build/libs/shop.jar"]',
      "",
    ],
  },
];

const refused = (...lines: readonly string[]) => onMaven(build, ...lines);

const refusals: readonly Refused[] = [
  {
    title: "libraries that may lie beside the jar",
    dockerfile: refused(`‹${start}›`),
    files: maven(dependency),
    missing: "it is not known that the jar has its libraries in it",
  },
  {
    title: "the same of Gradle",
    dockerfile: [
      "FROM gradle:«8-jdk21»",
      "WORKDIR /app",
      "COPY . .",
      "RUN ‹gradle build›",
      '‹CMD ["java", "-jar", "build/libs/shop.jar"]›',
      "",
    ],
    files: gradle('dependencies {\n  implementation("g:web:1")\n}\n'),
    missing: "it is not known that the jar has its libraries in it",
  },
  {
    title: "modules",
    dockerfile: refused(`‹${start}›`),
    files: maven("<modules><module>a</module></modules>"),
    missing: "the project has modules",
  },
  {
    title: "modules of Gradle",
    dockerfile: [
      "FROM gradle:«8-jdk21»",
      "WORKDIR /app",
      "COPY . .",
      "RUN ‹gradle build›",
      '‹CMD ["java", "-jar", "build/libs/shop.jar"]›',
      "",
    ],
    files: gradle("", 'include "web"\n'),
    missing: "the project has modules",
  },
  {
    title: "a war",
    dockerfile: refused(`‹${start}›`),
    files: maven("<packaging>war</packaging>"),
    missing: "the project is packed as war",
  },
  {
    title: "another jar",
    dockerfile: refused('‹CMD ["java", "-jar", "target/other.jar"]›'),
    missing: "the jar that starts is not what the build writes",
  },
  {
    title: "a jar that a variable names",
    dockerfile: refused("‹CMD java -jar $JAR›"),
    missing: "it is not known which jar starts",
  },
  {
    title: "a class path",
    dockerfile: refused('‹CMD ["java", "-cp", "target/classes", "shop.Main"]›'),
    missing: "it is started with -cp",
  },
  {
    title: "an agent",
    dockerfile: refused('‹CMD ["java", "-javaagent:/agent.jar", "-jar", "target/shop-1.2.jar"]›'),
    missing: "it is started with -javaagent",
  },
  {
    title: "two commands that start it",
    dockerfile: refused('‹ENTRYPOINT ["java"]›', 'CMD ["-jar", "target/shop-1.2.jar"]'),
    missing: "ENTRYPOINT and CMD start the program together",
  },
  {
    title: "a program that starts others",
    dockerfile: refused(`‹${start}›`),
    files: maven("", 'new ProcessBuilder("ls").start();'),
    missing: "the program starts other programs (ProcessBuilder)",
  },
  {
    title: "a program that compiles",
    dockerfile: refused(`‹${start}›`),
    files: { ...maven(), [main]: "import javax.tools.ToolProvider;\nclass Main {}\n" },
    missing: "the program uses the compiler",
  },
  {
    title: "a check of its health by another program",
    dockerfile: refused("HEALTHCHECK CMD curl -f http://localhost/", `‹${start}›`),
    missing: "HEALTHCHECK runs curl",
  },
  {
    title: "packages of the system",
    dockerfile: refused("RUN apt-get update && apt-get install -y fontconfig", `‹${start}›`),
    missing: "it is not known whether the program needs fontconfig",
  },
  {
    title: "a vendor without runtimes",
    dockerfile: ["FROM maven:«3.9-amazoncorretto-21»", "WORKDIR /app", "COPY . .", build, `‹${start}›`, ""],
    missing: "it is not known which image has only the runtime",
  },
  {
    title: "Maven on what came before Temurin",
    dockerfile: ["FROM maven:«3.8-jdk-11»", "WORKDIR /app", "COPY . .", build, `‹${start}›`, ""],
    missing: "it is not known which image has only the runtime",
  },
  {
    title: "a digest",
    dockerfile: [
      `FROM maven:«3.9-eclipse-temurin-21»@sha256:${"0".repeat(64)}`,
      "WORKDIR /app",
      "COPY . .",
      build,
      `‹${start}›`,
      "",
    ],
    missing: "it is not known which image has only the runtime",
  },
  {
    title: "tests alone",
    dockerfile: onMaven("RUN ‹mvn test›", `‹${start}›`),
    missing: "no build writes the program",
  },
  {
    title: "two builds",
    dockerfile: refused("RUN mvn install", `‹${start}›`),
    missing: "several programs are built",
  },
  {
    title: "a build that may not run",
    dockerfile: onMaven("RUN test -d target || ‹mvn package›", `‹${start}›`),
    missing: "the build may not run",
  },
  {
    title: "a project by its file",
    dockerfile: onMaven("RUN ‹mvn -f web/pom.xml package›", `‹${start}›`),
    missing: "it is not known which project is built",
  },
  {
    title: "a jar on a mount",
    dockerfile: onMaven("RUN --mount=type=cache,target=/app/target ‹mvn package›", `‹${start}›`),
    missing: "/app/target/shop-1.2.jar is on a mount, which the stage does not keep",
  },
  {
    title: "no pom.xml",
    dockerfile: refused(`‹${start}›`),
    files: { [main]: java() },
    missing: "no pom.xml is found for the program",
  },
  {
    title: "a pom.xml that is broken",
    dockerfile: refused(`‹${start}›`),
    files: { ...maven(), "pom.xml": "<project>" },
    missing: "pom.xml cannot be read",
  },
  {
    title: "no source",
    dockerfile: ["FROM maven:«3.9-eclipse-temurin-21»", "WORKDIR /app", build, `‹${start}›`, ""],
    missing: "the program's source does not come from the build context",
  },
];
