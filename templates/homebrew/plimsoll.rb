# Written for version {{version}} when it was released.
class Plimsoll < Formula
  desc "Policy as code for Dockerfiles and the files around them"
  homepage "{{homepage}}"
  version "{{version}}"
  license "MIT"

  on_macos do
    depends_on arch: :arm64
    url "{{repository}}/releases/download/v{{version}}/plimsoll-macos-arm64"
    sha256 "{{plimsoll-macos-arm64}}"
  end

  on_linux do
    on_intel do
      url "{{repository}}/releases/download/v{{version}}/plimsoll-linux-x64"
      sha256 "{{plimsoll-linux-x64}}"
    end
    on_arm do
      url "{{repository}}/releases/download/v{{version}}/plimsoll-linux-arm64"
      sha256 "{{plimsoll-linux-arm64}}"
    end
  end

  def install
    bin.install Dir["plimsoll-*"].first => "plimsoll"
  end

  test do
    assert_match version.to_s, shell_output("#{bin}/plimsoll --version")
    (testpath/"Dockerfile").write "FROM alpine:latest\n"
    assert_match "no-latest-base-image", shell_output("#{bin}/plimsoll --no-config Dockerfile", 1)
  end
end
