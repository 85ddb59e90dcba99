import type { CommandTable } from "../types.ts";
import { words } from "./words.ts";

/* Services, containers and upkeep of the system. Facts from the manual pages of glibc, dpkg, systemd 256, procps 4 and of docker and kubectl. */

const dockerRun = {
  style: "posix",
  flags: words(
    "-d|--detach -i|--interactive -t|--tty -P|--publish-all -q|--quiet --rm --privileged --init --read-only --no-healthcheck --oom-kill-disable --sig-proxy --disable-content-trust",
  ),
  values: words(`
    -a|--attach --add-host --annotation --blkio-weight --cap-add --cap-drop --cgroup-parent --cgroupns --cidfile -c|--cpu-shares
    --cpus --cpuset-cpus --cpuset-mems --detach-keys --device --dns --dns-option --dns-search --domainname --entrypoint
    -e|--env --env-file --expose --gpus --group-add --health-cmd --health-interval --health-retries --health-timeout
    -h|--hostname --ip --ipc --isolation -l|--label --label-file --link --log-driver --log-opt -m|--memory --memory-swap
    --mount --name --net|--network --network-alias --oom-score-adj --pid --pids-limit --platform -p|--publish --pull
    --restart --runtime --security-opt --shm-size --stop-signal --stop-timeout --storage-opt --sysctl --tmpfs --ulimit
    -u|--user --userns --uts -v|--volume --volume-driver --volumes-from -w|--workdir
  `),
} as const;

/** Of BuildKit, of the builder before it, and of podman and buildah (podman-build(1), buildah-build(1)). */
const dockerBuild = {
  flags: words(`
    --no-cache --load --push --pull -q|--quiet --rm --force-rm --squash --squash-all --compress --check --debug -D
    --all-platforms --disable-compression --identity-label --layers --no-hosts --no-hostname --omit-history
    --pull-always --pull-never --skip-unused-stages --stdin --tls-verify
  `),
  values: words(`
    --add-host --allow --annotation --arch --attest --authfile --build-arg --build-arg-file --build-context --builder
    --cache-from --cache-to --cache-ttl --call --cap-add --cap-drop --cert-dir --cgroup-parent --cgroupns
    --cpp-flag --cpu-period --cpu-quota -c|--cpu-shares --cpuset-cpus --cpuset-mems --creds --decryption-key --device
    --dns --dns-option --dns-search --env -f|--file --format --from --group-add --hooks-dir --iidfile --ignorefile --ipc
    --isolation --jobs --label --layer-label --logfile --manifest -m|--memory --memory-swap --metadata-file --network
    --no-cache-filter --os --os-feature --os-version -o|--output --pid --platform --progress --provenance --retry
    --retry-delay --runtime --runtime-flag --sbom --secret --security-opt --shm-size --sign-by --ssh -t|--tag --target
    --timestamp --ulimit --unsetenv --unsetlabel --userns --uts --variant -v|--volume
  `),
};

const buildah: CommandTable = {
  programs: ["buildah"],
  subcommands: {
    build: { ...dockerBuild, aliases: ["bud", "build-using-dockerfile"] },
    login: {
      flags: words("--get-login --password-stdin --tls-verify -v|--verbose"),
      values: words("--authfile --cert-dir -p|--password -u|--username"),
    },
  },
};

/** Of kaniko, whose program lies at /kaniko/executor in its image: "Additional Flags" of its README. */
const kaniko: CommandTable = {
  programs: ["executor"],
  flags: words(`
    --cache --cache-copy-layers --cache-run-layers --cleanup --compressed-caching --force --insecure --insecure-pull
    --no-push --no-push-cache --push-ignore-immutable-tag-errors --reproducible --single-snapshot --skip-tls-verify
    --skip-tls-verify-pull --skip-tls-verify-registry --skip-unused-stages --use-new-run --ignore-var-run
    --log-timestamp --skip-default-registry-fallback --force-build-metadata --materialize --preserve-context
    --skip-push-permission-check --credential-helpers-disabled
  `),
  values: words(`
    --build-arg --cache-dir --cache-repo --cache-ttl -c|--context --context-sub-path --custom-platform|--customPlatform
    -d|--destination --digest-file -f|--dockerfile --git --ignore-path --image-fs-extract-retry --image-download-retry
    --image-name-tag-with-digest-file --image-name-with-digest-file --kaniko-dir --label --log-format --oci-layout-path
    --push-retry --registry-certificate --registry-client-cert --registry-map --registry-mirror --snapshot-mode
    --tar-path|--tarPath --target --verbosity -v --compression --compression-level --secret --annotation
  `),
};

/** Flags that every `docker buildx bake` has, by whichever of its names it is called. */
const bake = {
  flags: words("--check -D|--debug --load --no-cache --print --pull --push"),
  values: words("--allow --builder --call -f|--file --list --metadata-file --progress --provenance --sbom --set --var"),
};

const compose = {
  flags: words("--all-resources --compatibility --dry-run"),
  values: words("--ansi --env-file -f|--file --parallel --profile --progress --project-directory -p|--project-name"),
  subcommands: {
    up: {
      flags: words(
        "-d|--detach --build --no-build --force-recreate --no-recreate --no-deps --no-start --no-log-prefix --no-color --quiet-build --quiet-pull --remove-orphans --wait -w|--watch -V|--renew-anon-volumes --abort-on-container-exit --abort-on-container-failure --always-recreate-deps --attach-dependencies --menu --timestamps -y|--yes",
      ),
      values: words("--attach --no-attach --exit-code-from --pull --scale -t|--timeout --wait-timeout"),
    },
    down: { flags: words("-v|--volumes --remove-orphans"), values: words("--rmi -t|--timeout") },
    build: {
      flags: words("--check --no-cache --print --pull --push -q|--quiet --with-dependencies"),
      values: words("--build-arg --builder -m|--memory --provenance --sbom --ssh"),
    },
    run: {
      style: "posix",
      flags: words("--build -d|--detach --rm -T|--no-TTY --no-deps -P|--service-ports"),
      values: words("-e|--env -u|--user -v|--volume -w|--workdir --name --entrypoint -p|--publish"),
    },
    exec: {
      style: "posix",
      flags: words("-d|--detach -T|--no-TTY --privileged"),
      values: words("-e|--env -u|--user -w|--workdir --index"),
    },
    create: {
      flags: words("--build --force-recreate --no-build --no-recreate --quiet-pull --remove-orphans -y|--yes"),
      values: words("--pull --scale"),
    },
    pull: {},
    push: {},
    config: {},
    logs: {},
    ps: {},
    restart: {},
    start: {},
    stop: {},
  },
} as const;

const docker: CommandTable = {
  programs: ["docker", "podman", "nerdctl"],
  style: "posix",
  flags: words("-D|--debug --tls --tlsverify -v|--version"),
  values: words("--config -c|--context -H|--host -l|--log-level --tlscacert --tlscert --tlskey"),
  subcommands: {
    run: dockerRun,
    create: dockerRun,
    build: dockerBuild,
    image: { subcommands: { build: dockerBuild } },
    builder: { subcommands: { build: dockerBuild } },
    buildx: {
      subcommands: {
        build: dockerBuild,
        bake,
        create: {},
        use: {},
        ls: {},
      },
    },
    exec: {
      style: "posix",
      flags: words("-d|--detach -i|--interactive -t|--tty --privileged"),
      values: words("--detach-keys -e|--env --env-file -u|--user -w|--workdir"),
    },
    bake,
    pull: { flags: words("-a|--all-tags -q|--quiet --disable-content-trust"), values: ["--platform"] },
    push: { flags: words("-a|--all-tags -q|--quiet --disable-content-trust"), values: ["--platform"] },
    compose,
    cp: {},
    images: {},
    info: {},
    inspect: {},
    load: { values: words("-i|--input --platform") },
    login: { flags: ["--password-stdin"], values: words("-u|--username -p|--password") },
    logout: {},
    logs: {},
    ps: {},
    rm: { flags: words("-f|--force -l|--link -v|--volumes") },
    rmi: { flags: words("-f|--force --no-prune") },
    save: { values: words("-o|--output --platform") },
    start: {},
    stop: {},
    tag: {},
    version: {},
  },
};

const kubectlValues = words(
  "-n|--namespace --context --kubeconfig -s|--server --token --user --cluster -f|--filename -o|--output -l|--selector",
);
const kubectl: CommandTable = {
  programs: ["kubectl", "oc"],
  flags: words("-A|--all-namespaces --insecure-skip-tls-verify"),
  values: kubectlValues,
  subcommands: {
    apply: { flags: words("--prune --server-side --force --wait -R|--recursive"), values: words("-k|--kustomize") },
    create: {},
    delete: { flags: words("--all --force --now --ignore-not-found") },
    get: { flags: words("-w|--watch --no-headers --show-labels") },
    describe: {},
    exec: { flags: words("-i|--stdin -t|--tty"), values: words("-c|--container") },
    logs: { flags: words("-f|--follow -p|--previous"), values: words("-c|--container --tail") },
    version: { flags: words("--client --short") },
    completion: {},
    config: {},
    rollout: {},
    wait: { values: words("--for --timeout") },
  },
};

const helm: CommandTable = {
  programs: ["helm"],
  flags: words("--debug"),
  values: words("-n|--namespace --kube-context --kubeconfig --registry-config --repository-cache --repository-config"),
  subcommands: {
    install: {
      flags: words("--wait --atomic --create-namespace --dry-run -g|--generate-name"),
      values: words("-f|--values --set --set-string --version --repo --timeout"),
    },
    upgrade: {
      flags: words("-i|--install --wait --atomic --create-namespace --reuse-values"),
      values: words("-f|--values --set --set-string --version --repo --timeout"),
    },
    registry: {
      subcommands: {
        login: { flags: words("--insecure --password-stdin"), values: words("-u|--username -p|--password") },
        logout: {},
      },
    },
    repo: {
      subcommands: {
        add: { flags: ["--force-update"], values: words("--username --password") },
        update: { aliases: ["up"] },
        list: {},
        remove: {},
      },
    },
    plugin: { subcommands: { install: { values: ["--version"] }, list: {}, update: {} } },
    pull: { flags: ["--untar"], values: words("--version --repo -d|--destination --untardir") },
    template: {},
    dependency: { aliases: ["dep"] },
    version: {},
  },
};

const systemctl: CommandTable = {
  programs: ["systemctl"],
  flags: words(
    "-a|--all -f|--force -q|--quiet --no-block --now --user --system --global --runtime --no-pager --no-reload --failed -l|--full",
  ),
  values: words(
    "-t|--type --state -p|--property -H|--host -M|--machine -n|--lines -o|--output --root --preset-mode -s|--signal",
  ),
  subcommands: {
    start: {},
    stop: {},
    restart: {},
    reload: {},
    enable: {},
    disable: {},
    mask: {},
    unmask: {},
    status: {},
    preset: {},
    "set-default": {},
    "daemon-reload": {},
    "is-active": {},
    "is-enabled": {},
  },
};

const alternatives: CommandTable = {
  programs: ["update-alternatives", "alternatives"],
  flags: words("--all --force --verbose --quiet --help --version --skip-auto --get-selections --set-selections"),
  values: words("--altdir --admindir --instdir --log --root"),
};

const bare = (programs: string, flags = "", values = ""): CommandTable => ({
  programs: words(programs),
  flags: flags === "" ? [] : words(flags),
  values: values === "" ? [] : words(values),
});

export const systemTables: readonly CommandTable[] = [
  docker,
  buildah,
  kaniko,
  { ...compose, programs: ["docker-compose", "podman-compose"], style: "posix" },
  kubectl,
  helm,
  systemctl,
  alternatives,
  { programs: ["service"], style: "posix", flags: words("--status-all --help --version") },
  bare(
    "ldconfig",
    "-v|--verbose -n -N -X -l -i|--ignore-aux-cache -p|--print-cache -V|--version",
    "-C -c|--format -f -r",
  ),
  bare("ldd", "-v|--verbose -u|--unused -d|--data-relocs -r|--function-relocs --version"),
  bare("locale-gen", "--keep-existing --lang --purge --no-purge --no-archive --help", "--archive --aliases"),
  bare(
    "localedef",
    "-c|--force -v|--verbose --quiet --no-archive --replace --delete-from-archive --list-archive",
    "-f|--charmap -i|--inputfile -A|--alias-file -u|--repertoire-map --prefix",
  ),
  bare("update-locale", "--no-checks --reset", "--locale-file"),
  bare(
    "update-ca-certificates",
    "-v|--verbose -f|--fresh -h|--help",
    "--certsconf --certsdir --localcertsdir --etccertsdir --hooksdir",
  ),
  bare("update-ca-trust", "-f|--force", "-o|--output"),
  bare(
    "ps",
    "-A -a -d -e -f -F -j -l -L -T -w -x -c -y -M",
    "-C -G -g -O -o -p -q -s -t -U -u --sort --format --pid --ppid",
  ),
  bare(
    "pkill",
    "-f|--full -x|--exact -n|--newest -o|--oldest -i|--ignore-case -e|--echo",
    "-g|--pgroup -G|--group -P|--parent -s|--session -t|--terminal -u|--euid -U|--uid --signal",
  ),
  bare(
    "pgrep",
    "-f|--full -x|--exact -n|--newest -o|--oldest -i|--ignore-case -l|--list-name -a|--list-full -c|--count",
    "-d|--delimiter -g|--pgroup -G|--group -P|--parent -s|--session -t|--terminal -u|--euid -U|--uid",
  ),
  bare(
    "killall",
    "-e|--exact -I|--ignore-case -g|--process-group -i|--interactive -q|--quiet -r|--regexp -v|--verbose -w|--wait",
    "-s|--signal -u|--user -o|--older-than -y|--younger-than",
  ),
  bare(
    "mount",
    "-a|--all -f|--fake -n|--no-mtab -r|--read-only -v|--verbose -w|--rw|--read-write -B|--bind -R|--rbind -M|--move",
    "-t|--types -o|--options -L|--label -U|--uuid --source --target",
  ),
  bare(
    "umount",
    "-a|--all -f|--force -l|--lazy -n -r|--read-only -R|--recursive -v|--verbose",
    "-t|--types -O|--test-opts",
  ),
  bare("crontab", "-e -l -r -i -s", "-u"),
  bare(
    "jq",
    "-n|--null-input -r|--raw-output -j|--join-output -a|--ascii-output -s|--slurp -R|--raw-input -c|--compact-output -C|--color-output -M|--monochrome-output -S|--sort-keys -e|--exit-status --tab --seq --stream --args --jsonargs",
    "-f|--from-file -L --indent",
  ),
  bare(
    "yq",
    "-i|--inplace -r|--unwrapScalar -P|--prettyPrint -e|--exit-status -n|--null-input -j -s",
    "-o|--output-format -p|--input-format -I|--indent",
  ),
  bare("fc-cache", "-E -f|--force -r|--really-force -s|--system-only -v|--verbose -V|--version", "-y|--sysroot"),
  bare("dbus-uuidgen"),
  bare("getent", "-i|--no-idn", "-s|--service"),
  bare(
    "file",
    "-b|--brief -i|--mime -k|--keep-going -L|--dereference -z|--uncompress -s --mime-type --mime-encoding",
    "-f|--files-from -m|--magic-file -F|--separator -e|--exclude",
  ),
  bare("a2enmod", "-q|--quiet -f|--force -m|--maintmode -p|--purge"),
  bare("a2dismod", "-q|--quiet -f|--force -m|--maintmode -p|--purge"),
  bare("a2ensite", "-q|--quiet -m|--maintmode"),
  bare("a2dissite", "-q|--quiet -m|--maintmode -p|--purge"),
  bare("a2enconf", "-q|--quiet -m|--maintmode"),
];
