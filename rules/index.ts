// Written by `npm run generate`; edit the rules instead.
import type { Rule } from "../src/rule.ts";
import absoluteWorkdir from "./metadata/absolute-workdir.ts";
import addForArchives from "./layers/add-for-archives.ts";
import apkNoCache from "./packages/apk-no-cache.ts";
import aptGetAssumeYes from "./packages/apt-get-assume-yes.ts";
import aptGetCleanLists from "./packages/apt-get-clean-lists.ts";
import aptGetNoRecommends from "./packages/apt-get-no-recommends.ts";
import argInScope from "./variables/arg-in-scope.ts";
import aspnetNotSdk from "./base-image/aspnet-not-sdk.ts";
import bakeNoIgnoredDockerfile from "./bake/bake-no-ignored-dockerfile.ts";
import bakeSyntax from "./bake/bake-syntax.ts";
import bakeValidValues from "./bake/bake-valid-values.ts";
import baseImagePlatformAvailable from "./base-image/base-image-platform-available.ts";
import buildArgsDeclared from "./builds/build-args-declared.ts";
import buildArgsGiven from "./builds/build-args-given.ts";
import buildSecretsGiven from "./builds/build-secrets-given.ts";
import buildTargetExists from "./builds/build-target-exists.ts";
import closedHeredoc from "./syntax/closed-heredoc.ts";
import closedQuotes from "./syntax/closed-quotes.ts";
import composeBindDataPorts from "./compose/compose-bind-data-ports.ts";
import composeBindPorts from "./compose/compose-bind-ports.ts";
import composeConsistentServices from "./compose/compose-consistent-services.ts";
import composeDefinedNames from "./compose/compose-defined-names.ts";
import composeEscapeInlineVariables from "./compose/compose-escape-inline-variables.ts";
import composeExplicitNetworks from "./compose/compose-explicit-networks.ts";
import composeHealthyNeedsHealthcheck from "./compose/compose-healthy-needs-healthcheck.ts";
import composeNoBuildAndImage from "./compose/compose-no-build-and-image.ts";
import composeNoCgroupParent from "./compose/compose-no-cgroup-parent.ts";
import composeNoDependencyCycle from "./compose/compose-no-dependency-cycle.ts";
import composeNoPrivilegedPorts from "./compose/compose-no-privileged-ports.ts";
import composeNoQuotesInVolumes from "./compose/compose-no-quotes-in-volumes.ts";
import composeNoSharedPropagation from "./compose/compose-no-shared-propagation.ts";
import composeNoSharedVolumes from "./compose/compose-no-shared-volumes.ts";
import composeNoVersion from "./compose/compose-no-version.ts";
import composeOrder from "./compose/compose-order.ts";
import composeProjectName from "./compose/compose-project-name.ts";
import composeQuotePorts from "./compose/compose-quote-ports.ts";
import composeRestartLimit from "./compose/compose-restart-limit.ts";
import composeSyntax from "./compose/compose-syntax.ts";
import composeUniqueContainerNames from "./compose/compose-unique-container-names.ts";
import composeUniquePorts from "./compose/compose-unique-ports.ts";
import composeWaitForHealth from "./compose/compose-wait-for-health.ts";
import containerHealthcheck from "./containers/container-healthcheck.ts";
import containerResourceLimits from "./containers/container-resource-limits.ts";
import containerResourceRequests from "./containers/container-resource-requests.ts";
import containerShellPresent from "./containers/container-shell-present.ts";
import copyChownAfterUser from "./user/copy-chown-after-user.ts";
import copyChownKnownUser from "./user/copy-chown-known-user.ts";
import copyFromByName from "./stages/copy-from-by-name.ts";
import copyFromKnownStage from "./stages/copy-from-known-stage.ts";
import copyIgnoredFile from "./dockerignore/copy-ignored-file.ts";
import copyNoRemote from "./syntax/copy-no-remote.ts";
import copyOverAdd from "./stages/copy-over-add.ts";
import copyRelativeNeedsWorkdir from "./metadata/copy-relative-needs-workdir.ts";
import copySourcesExist from "./builds/copy-sources-exist.ts";
import definitionComments from "./style/definition-comments.ts";
import directiveReason from "./suppressions/directive-reason.ts";
import dnfAssumeYes from "./packages/dnf-assume-yes.ts";
import dnfCleanAll from "./packages/dnf-clean-all.ts";
import dockerfileExists from "./builds/dockerfile-exists.ts";
import dockerignoreDeadPattern from "./dockerignore/dockerignore-dead-pattern.ts";
import dockerignoreExceptionOrder from "./dockerignore/dockerignore-exception-order.ts";
import dockerignoreGit from "./dockerignore/dockerignore-git.ts";
import dockerignorePresent from "./dockerignore/dockerignore-present.ts";
import dockerignoreSecrets from "./dockerignore/dockerignore-secrets.ts";
import dockerignoreSyntax from "./dockerignore/dockerignore-syntax.ts";
import dropCapabilities from "./containers/drop-capabilities.ts";
import envKeyEqualsValue from "./variables/env-key-equals-value.ts";
import execFormIsLiteral from "./shell/exec-form-is-literal.ts";
import expiredDirective from "./suppressions/expired-directive.ts";
import expiredWaiver from "./suppressions/expired-waiver.ts";
import exposeProtoLowercase from "./metadata/expose-proto-lowercase.ts";
import fromArgDeclared from "./stages/from-arg-declared.ts";
import fromArgHasDefault from "./stages/from-arg-has-default.ts";
import fromAsCasing from "./style/from-as-casing.ts";
import fromFirst from "./syntax/from-first.ts";
import goArchMatch from "./go/go-arch-match.ts";
import goBuildCacheMounts from "./go/go-build-cache-mounts.ts";
import goCgoNeedsCompiler from "./go/go-cgo-needs-compiler.ts";
import goLibcMatch from "./go/go-libc-match.ts";
import goLockedModules from "./go/go-locked-modules.ts";
import goModDownloadBeforeSource from "./go/go-mod-download-before-source.ts";
import goOsMatch from "./go/go-os-match.ts";
import goRaceNeedsCgo from "./go/go-race-needs-cgo.ts";
import goStaticForEmptyBase from "./go/go-static-for-empty-base.ts";
import goStripReleaseBinaries from "./go/go-strip-release-binaries.ts";
import goTrimpath from "./go/go-trimpath.ts";
import goVerifyModules from "./go/go-verify-modules.ts";
import goVersionMatchesModule from "./go/go-version-matches-module.ts";
import healthcheckToolPresent from "./metadata/healthcheck-tool-present.ts";
import heredocFailsFast from "./shell/heredoc-fails-fast.ts";
import highGroupId from "./containers/high-group-id.ts";
import highUserId from "./containers/high-user-id.ts";
import imageTagBuilt from "./builds/image-tag-built.ts";
import instructionArguments from "./syntax/instruction-arguments.ts";
import jreNotJdk from "./base-image/jre-not-jdk.ts";
import keywordCasing from "./style/keyword-casing.ts";
import knownFlags from "./syntax/known-flags.ts";
import knownInstruction from "./syntax/known-instruction.ts";
import knownTarget from "./syntax/known-target.ts";
import kubernetesSyntax from "./containers/kubernetes-syntax.ts";
import labelTypes from "./metadata/label-types.ts";
import loginPasswordByStdin from "./commands/login-password-by-stdin.ts";
import malformedDirective from "./suppressions/malformed-directive.ts";
import mergeConsecutiveRuns from "./layers/merge-consecutive-runs.ts";
import minimalFinalBase from "./base-image/minimal-final-base.ts";
import multiSourceNeedsDirectory from "./syntax/multi-source-needs-directory.ts";
import noAddedCapabilities from "./containers/no-added-capabilities.ts";
import noAdminPorts from "./metadata/no-admin-ports.ts";
import noApt from "./packages/no-apt.ts";
import noCd from "./shell/no-cd.ts";
import noConstantPlatform from "./base-image/no-constant-platform.ts";
import noCopiedCredentials from "./secrets/no-copied-credentials.ts";
import noCopyFromSelf from "./stages/no-copy-from-self.ts";
import noCopyWholeFilesystem from "./layers/no-copy-whole-filesystem.ts";
import noCurlAndWget from "./commands/no-curl-and-wget.ts";
import noDebugVariantInFinal from "./base-image/no-debug-variant-in-final.ts";
import noDistUpgrade from "./packages/no-dist-upgrade.ts";
import noDuplicatePackages from "./packages/no-duplicate-packages.ts";
import noEmptyContinuation from "./syntax/no-empty-continuation.ts";
import noEngineSocket from "./containers/no-engine-socket.ts";
import noEolBaseImage from "./base-image/no-eol-base-image.ts";
import noExposeHostPort from "./metadata/no-expose-host-port.ts";
import noExtraLabels from "./metadata/no-extra-labels.ts";
import noHardcodedTargetArch from "./go/no-hardcoded-target-arch.ts";
import noHostAdminCommands from "./commands/no-host-admin-commands.ts";
import noHostNamespaces from "./containers/no-host-namespaces.ts";
import noHostPorts from "./containers/no-host-ports.ts";
import noInlineIgnores from "./suppressions/no-inline-ignores.ts";
import noLatestBaseImage from "./base-image/no-latest-base-image.ts";
import noLookalikeCharacters from "./syntax/no-lookalike-characters.ts";
import noMaintainer from "./metadata/no-maintainer.ts";
import noNamedUserWithoutPasswd from "./user/no-named-user-without-passwd.ts";
import noPlatformArgDefault from "./variables/no-platform-arg-default.ts";
import noPrivilegeEscalation from "./containers/no-privilege-escalation.ts";
import noPrivilegedContainer from "./containers/no-privileged-container.ts";
import noPrivilegedPorts from "./containers/no-privileged-ports.ts";
import noPrivilegedRun from "./commands/no-privileged-run.ts";
import noRecursiveChownLayer from "./layers/no-recursive-chown-layer.ts";
import noRedundantTargetPlatform from "./base-image/no-redundant-target-platform.ts";
import noRemovedInLaterLayer from "./layers/no-removed-in-later-layer.ts";
import noReservedStageName from "./stages/no-reserved-stage-name.ts";
import noRootContainer from "./containers/no-root-container.ts";
import noRootGroup from "./containers/no-root-group.ts";
import noRootUser from "./user/no-root-user.ts";
import noSameEnvReference from "./variables/no-same-env-reference.ts";
import noSecretArgToFinal from "./secrets/no-secret-arg-to-final.ts";
import noSecretBuildArgs from "./builds/no-secret-build-args.ts";
import noSecretCommands from "./secrets/no-secret-commands.ts";
import noSecretValues from "./secrets/no-secret-values.ts";
import noSecretVariableNames from "./secrets/no-secret-variable-names.ts";
import noSensitiveMount from "./containers/no-sensitive-mount.ts";
import noShellInScratch from "./base-image/no-shell-in-scratch.ts";
import noSpaceBeforeEquals from "./variables/no-space-before-equals.ts";
import noSudo from "./commands/no-sudo.ts";
import noSwallowedInstruction from "./syntax/no-swallowed-instruction.ts";
import noToolchainInFinal from "./base-image/no-toolchain-in-final.ts";
import noUnconfinedContainer from "./containers/no-unconfined-container.ts";
import noUndefinedVariable from "./variables/no-undefined-variable.ts";
import noUnmaskedPaths from "./containers/no-unmasked-paths.ts";
import noUnreadableScript from "./shell/no-unreadable-script.ts";
import noUnusedStage from "./stages/no-unused-stage.ts";
import noUnusedUser from "./user/no-unused-user.ts";
import noWindowsPathOnLinux from "./metadata/no-windows-path-on-linux.ts";
import noWritableHostMount from "./containers/no-writable-host-mount.ts";
import nonRootNeedsNumericUser from "./containers/non-root-needs-numeric-user.ts";
import npmBuildHasDevPackages from "./packages/npm-build-has-dev-packages.ts";
import npmCacheClean from "./packages/npm-cache-clean.ts";
import numericUser from "./user/numeric-user.ts";
import packageCacheMounts from "./packages/package-cache-mounts.ts";
import pinApkPackages from "./packages/pin-apk-packages.ts";
import pinAptPackages from "./packages/pin-apt-packages.ts";
import pinBaseImageDigest from "./base-image/pin-base-image-digest.ts";
import pinBaseImageTag from "./base-image/pin-base-image-tag.ts";
import pinDnfPackages from "./packages/pin-dnf-packages.ts";
import pinEasyInstallPackages from "./packages/pin-easy-install-packages.ts";
import pinGemPackages from "./packages/pin-gem-packages.ts";
import pinGoTools from "./packages/pin-go-tools.ts";
import pinNpmPackages from "./packages/pin-npm-packages.ts";
import pinPipPackages from "./packages/pin-pip-packages.ts";
import pinYumPackages from "./packages/pin-yum-packages.ts";
import pinZypperPackages from "./packages/pin-zypper-packages.ts";
import pipNoCache from "./packages/pip-no-cache.ts";
import pipefail from "./shell/pipefail.ts";
import platformsAgree from "./builds/platforms-agree.ts";
import portsAgree from "./containers/ports-agree.ts";
import powershellStopsOnError from "./shell/powershell-stops-on-error.ts";
import preferCopyChmod from "./layers/prefer-copy-chmod.ts";
import preferExecForm from "./shell/prefer-exec-form.ts";
import probePortExists from "./containers/probe-port-exists.ts";
import psscriptanalyzer from "./shell/psscriptanalyzer.ts";
import pullPolicyFitsTag from "./containers/pull-policy-fits-tag.ts";
import quoteWorkdir from "./style/quote-workdir.ts";
import readOnlyRoot from "./containers/read-only-root.ts";
import readOnlyRootStart from "./containers/read-only-root-start.ts";
import removeExtractedArchive from "./layers/remove-extracted-archive.ts";
import requestsEqualLimits from "./containers/requests-equal-limits.ts";
import requireFrom from "./syntax/require-from.ts";
import requireHealthcheck from "./metadata/require-healthcheck.ts";
import requireUser from "./user/require-user.ts";
import requiredLabels from "./metadata/required-labels.ts";
import runProgramPresent from "./commands/run-program-present.ts";
import runtimeVersionMatchesProject from "./base-image/runtime-version-matches-project.ts";
import scratchCaCertificates from "./metadata/scratch-ca-certificates.ts";
import scratchTzdata from "./metadata/scratch-tzdata.ts";
import seccompProfile from "./containers/seccomp-profile.ts";
import securityContext from "./containers/security-context.ts";
import serviceTargetPortExists from "./containers/service-target-port-exists.ts";
import shellFormNeedsShell from "./metadata/shell-form-needs-shell.ts";
import shellcheck from "./shell/shellcheck.ts";
import singleCmd from "./metadata/single-cmd.ts";
import singleEntrypoint from "./metadata/single-entrypoint.ts";
import singleHealthcheck from "./metadata/single-healthcheck.ts";
import stageNameLowercase from "./stages/stage-name-lowercase.ts";
import supportedVariableModifiers from "./syntax/supported-variable-modifiers.ts";
import targetPortsAgree from "./containers/target-ports-agree.ts";
import trustedRegistries from "./base-image/trusted-registries.ts";
import uniqueEnvNames from "./containers/unique-env-names.ts";
import uniqueStageNames from "./stages/unique-stage-names.ts";
import unknownRuleInDirective from "./suppressions/unknown-rule-in-directive.ts";
import unusedDirective from "./suppressions/unused-directive.ts";
import unusedWaiver from "./suppressions/unused-waiver.ts";
import updateWithInstall from "./packages/update-with-install.ts";
import upxRisk from "./go/upx-risk.ts";
import useShellInstruction from "./shell/use-shell-instruction.ts";
import useraddNoLogInit from "./user/useradd-no-log-init.ts";
import validAddChecksum from "./syntax/valid-add-checksum.ts";
import validChmod from "./syntax/valid-chmod.ts";
import validContainerPorts from "./containers/valid-container-ports.ts";
import validExpose from "./syntax/valid-expose.ts";
import validHealthcheck from "./syntax/valid-healthcheck.ts";
import validImageReference from "./syntax/valid-image-reference.ts";
import validJsonForm from "./syntax/valid-json-form.ts";
import validKeyValue from "./syntax/valid-key-value.ts";
import validLabelKey from "./metadata/valid-label-key.ts";
import validOnbuild from "./syntax/valid-onbuild.ts";
import validParserDirectives from "./syntax/valid-parser-directives.ts";
import validPlatform from "./syntax/valid-platform.ts";
import validResourceQuantities from "./containers/valid-resource-quantities.ts";
import validRunDevice from "./syntax/valid-run-device.ts";
import validRunMount from "./syntax/valid-run-mount.ts";
import validRunNetworkSecurity from "./syntax/valid-run-network-security.ts";
import validShellInstruction from "./syntax/valid-shell-instruction.ts";
import validStageName from "./syntax/valid-stage-name.ts";
import validStopsignal from "./syntax/valid-stopsignal.ts";
import validVolume from "./syntax/valid-volume.ts";
import verifyDownloads from "./commands/verify-downloads.ts";
import versionFileAgrees from "./base-image/version-file-agrees.ts";
import waiverTerms from "./suppressions/waiver-terms.ts";
import wgetNoProgress from "./commands/wget-no-progress.ts";
import workflowBuildCache from "./workflows/workflow-build-cache.ts";
import workflowCacheScope from "./workflows/workflow-cache-scope.ts";
import workflowEmulationSetUp from "./workflows/workflow-emulation-set-up.ts";
import workflowLeastPermissions from "./workflows/workflow-least-permissions.ts";
import workflowNoCacheInRelease from "./workflows/workflow-no-cache-in-release.ts";
import workflowNoHardcodedPassword from "./workflows/workflow-no-hardcoded-password.ts";
import workflowNoPersistedCredentials from "./workflows/workflow-no-persisted-credentials.ts";
import workflowNoPrivilegedPullRequestBuild from "./workflows/workflow-no-privileged-pull-request-build.ts";
import workflowNoPushFromPullRequest from "./workflows/workflow-no-push-from-pull-request.ts";
import workflowNoTemplateInjection from "./workflows/workflow-no-template-injection.ts";
import workflowNotOnlyLatest from "./workflows/workflow-not-only-latest.ts";
import workflowPinActions from "./workflows/workflow-pin-actions.ts";
import workflowPinnedTools from "./workflows/workflow-pinned-tools.ts";
import workflowProvenanceKept from "./workflows/workflow-provenance-kept.ts";
import workflowSupportedActions from "./workflows/workflow-supported-actions.ts";
import workflowSyntax from "./workflows/workflow-syntax.ts";
import workflowToolchainAgrees from "./workflows/workflow-toolchain-agrees.ts";
import workflowValidDockerAction from "./workflows/workflow-valid-docker-action.ts";
import workflowValidDockerInputs from "./workflows/workflow-valid-docker-inputs.ts";
import yarnCacheClean from "./packages/yarn-cache-clean.ts";
import yumAssumeYes from "./packages/yum-assume-yes.ts";
import yumCleanAll from "./packages/yum-clean-all.ts";
import zypperClean from "./packages/zypper-clean.ts";
import zypperNonInteractive from "./packages/zypper-non-interactive.ts";

export const builtinRules: readonly Rule[] = [
  absoluteWorkdir,
  addForArchives,
  apkNoCache,
  aptGetAssumeYes,
  aptGetCleanLists,
  aptGetNoRecommends,
  argInScope,
  aspnetNotSdk,
  bakeNoIgnoredDockerfile,
  bakeSyntax,
  bakeValidValues,
  baseImagePlatformAvailable,
  buildArgsDeclared,
  buildArgsGiven,
  buildSecretsGiven,
  buildTargetExists,
  closedHeredoc,
  closedQuotes,
  composeBindDataPorts,
  composeBindPorts,
  composeConsistentServices,
  composeDefinedNames,
  composeEscapeInlineVariables,
  composeExplicitNetworks,
  composeHealthyNeedsHealthcheck,
  composeNoBuildAndImage,
  composeNoCgroupParent,
  composeNoDependencyCycle,
  composeNoPrivilegedPorts,
  composeNoQuotesInVolumes,
  composeNoSharedPropagation,
  composeNoSharedVolumes,
  composeNoVersion,
  composeOrder,
  composeProjectName,
  composeQuotePorts,
  composeRestartLimit,
  composeSyntax,
  composeUniqueContainerNames,
  composeUniquePorts,
  composeWaitForHealth,
  containerHealthcheck,
  containerResourceLimits,
  containerResourceRequests,
  containerShellPresent,
  copyChownAfterUser,
  copyChownKnownUser,
  copyFromByName,
  copyFromKnownStage,
  copyIgnoredFile,
  copyNoRemote,
  copyOverAdd,
  copyRelativeNeedsWorkdir,
  copySourcesExist,
  definitionComments,
  directiveReason,
  dnfAssumeYes,
  dnfCleanAll,
  dockerfileExists,
  dockerignoreDeadPattern,
  dockerignoreExceptionOrder,
  dockerignoreGit,
  dockerignorePresent,
  dockerignoreSecrets,
  dockerignoreSyntax,
  dropCapabilities,
  envKeyEqualsValue,
  execFormIsLiteral,
  expiredDirective,
  expiredWaiver,
  exposeProtoLowercase,
  fromArgDeclared,
  fromArgHasDefault,
  fromAsCasing,
  fromFirst,
  goArchMatch,
  goBuildCacheMounts,
  goCgoNeedsCompiler,
  goLibcMatch,
  goLockedModules,
  goModDownloadBeforeSource,
  goOsMatch,
  goRaceNeedsCgo,
  goStaticForEmptyBase,
  goStripReleaseBinaries,
  goTrimpath,
  goVerifyModules,
  goVersionMatchesModule,
  healthcheckToolPresent,
  heredocFailsFast,
  highGroupId,
  highUserId,
  imageTagBuilt,
  instructionArguments,
  jreNotJdk,
  keywordCasing,
  knownFlags,
  knownInstruction,
  knownTarget,
  kubernetesSyntax,
  labelTypes,
  loginPasswordByStdin,
  malformedDirective,
  mergeConsecutiveRuns,
  minimalFinalBase,
  multiSourceNeedsDirectory,
  noAddedCapabilities,
  noAdminPorts,
  noApt,
  noCd,
  noConstantPlatform,
  noCopiedCredentials,
  noCopyFromSelf,
  noCopyWholeFilesystem,
  noCurlAndWget,
  noDebugVariantInFinal,
  noDistUpgrade,
  noDuplicatePackages,
  noEmptyContinuation,
  noEngineSocket,
  noEolBaseImage,
  noExposeHostPort,
  noExtraLabels,
  noHardcodedTargetArch,
  noHostAdminCommands,
  noHostNamespaces,
  noHostPorts,
  noInlineIgnores,
  noLatestBaseImage,
  noLookalikeCharacters,
  noMaintainer,
  noNamedUserWithoutPasswd,
  noPlatformArgDefault,
  noPrivilegeEscalation,
  noPrivilegedContainer,
  noPrivilegedPorts,
  noPrivilegedRun,
  noRecursiveChownLayer,
  noRedundantTargetPlatform,
  noRemovedInLaterLayer,
  noReservedStageName,
  noRootContainer,
  noRootGroup,
  noRootUser,
  noSameEnvReference,
  noSecretArgToFinal,
  noSecretBuildArgs,
  noSecretCommands,
  noSecretValues,
  noSecretVariableNames,
  noSensitiveMount,
  noShellInScratch,
  noSpaceBeforeEquals,
  noSudo,
  noSwallowedInstruction,
  noToolchainInFinal,
  noUnconfinedContainer,
  noUndefinedVariable,
  noUnmaskedPaths,
  noUnreadableScript,
  noUnusedStage,
  noUnusedUser,
  noWindowsPathOnLinux,
  noWritableHostMount,
  nonRootNeedsNumericUser,
  npmBuildHasDevPackages,
  npmCacheClean,
  numericUser,
  packageCacheMounts,
  pinApkPackages,
  pinAptPackages,
  pinBaseImageDigest,
  pinBaseImageTag,
  pinDnfPackages,
  pinEasyInstallPackages,
  pinGemPackages,
  pinGoTools,
  pinNpmPackages,
  pinPipPackages,
  pinYumPackages,
  pinZypperPackages,
  pipNoCache,
  pipefail,
  platformsAgree,
  portsAgree,
  powershellStopsOnError,
  preferCopyChmod,
  preferExecForm,
  probePortExists,
  psscriptanalyzer,
  pullPolicyFitsTag,
  quoteWorkdir,
  readOnlyRoot,
  readOnlyRootStart,
  removeExtractedArchive,
  requestsEqualLimits,
  requireFrom,
  requireHealthcheck,
  requireUser,
  requiredLabels,
  runProgramPresent,
  runtimeVersionMatchesProject,
  scratchCaCertificates,
  scratchTzdata,
  seccompProfile,
  securityContext,
  serviceTargetPortExists,
  shellFormNeedsShell,
  shellcheck,
  singleCmd,
  singleEntrypoint,
  singleHealthcheck,
  stageNameLowercase,
  supportedVariableModifiers,
  targetPortsAgree,
  trustedRegistries,
  uniqueEnvNames,
  uniqueStageNames,
  unknownRuleInDirective,
  unusedDirective,
  unusedWaiver,
  updateWithInstall,
  upxRisk,
  useShellInstruction,
  useraddNoLogInit,
  validAddChecksum,
  validChmod,
  validContainerPorts,
  validExpose,
  validHealthcheck,
  validImageReference,
  validJsonForm,
  validKeyValue,
  validLabelKey,
  validOnbuild,
  validParserDirectives,
  validPlatform,
  validResourceQuantities,
  validRunDevice,
  validRunMount,
  validRunNetworkSecurity,
  validShellInstruction,
  validStageName,
  validStopsignal,
  validVolume,
  verifyDownloads,
  versionFileAgrees,
  waiverTerms,
  wgetNoProgress,
  workflowBuildCache,
  workflowCacheScope,
  workflowEmulationSetUp,
  workflowLeastPermissions,
  workflowNoCacheInRelease,
  workflowNoHardcodedPassword,
  workflowNoPersistedCredentials,
  workflowNoPrivilegedPullRequestBuild,
  workflowNoPushFromPullRequest,
  workflowNoTemplateInjection,
  workflowNotOnlyLatest,
  workflowPinActions,
  workflowPinnedTools,
  workflowProvenanceKept,
  workflowSupportedActions,
  workflowSyntax,
  workflowToolchainAgrees,
  workflowValidDockerAction,
  workflowValidDockerInputs,
  yarnCacheClean,
  yumAssumeYes,
  yumCleanAll,
  zypperClean,
  zypperNonInteractive,
];
