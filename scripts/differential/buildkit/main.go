// Prints what BuildKit's checks find in Dockerfiles, as lines of JSON: {"path", "line", "code"} or {"path", "error"}.
// No registry is asked for images: each is taken for one that sets nothing, of Windows where its name says so.
package main

import (
	"context"
	"encoding/json"
	"os"
	"regexp"
	"strings"

	"github.com/moby/buildkit/client/llb"
	"github.com/moby/buildkit/client/llb/sourceresolver"
	"github.com/moby/buildkit/frontend/dockerfile/dockerfile2llb"
	"github.com/moby/buildkit/frontend/dockerui"
	"github.com/moby/buildkit/solver/pb"
	digest "github.com/opencontainers/go-digest"
	ocispecs "github.com/opencontainers/image-spec/specs-go/v1"
)

type result struct {
	Path  string `json:"path"`
	Line  int32  `json:"line,omitempty"`
	Code  string `json:"code,omitempty"`
	Error string `json:"error,omitempty"`
}

type offline struct{}

var windows = regexp.MustCompile("windows|nanoserver")

func (offline) ResolveImageConfig(_ context.Context, ref string, _ sourceresolver.Opt) (string, digest.Digest, []byte, error) {
	system := "linux"
	if windows.MatchString(ref) {
		system = "windows"
	}
	return ref, "", []byte(`{"os":"` + system + `","architecture":"amd64"}`), nil
}

var fromWindows = regexp.MustCompile(`(?im)^FROM\s.*(windows|nanoserver)`)

// A file whose images are Windows' is built for Windows.
func targetOf(text []byte) *ocispecs.Platform {
	if fromWindows.Match(text) {
		return &ocispecs.Platform{OS: "windows", Architecture: "amd64"}
	}
	return nil
}

func main() {
	out := json.NewEncoder(os.Stdout)
	for _, path := range os.Args[1:] {
		text, err := os.ReadFile(path)
		if err != nil {
			panic(err)
		}
		source := llb.NewSourceMap(nil, path, "Dockerfile", text)
		source.Definition = &llb.Definition{}
		caps := pb.Caps.CapSet(pb.Caps.All())
		results, err := dockerfile2llb.DockerfileLint(context.Background(), text, dockerfile2llb.ConvertOpt{
			MetaResolver:   offline{},
			LLBCaps:        &caps,
			TargetPlatform: targetOf(text),
			Config:         dockerui.Config{},
			SourceMap:      source,
		})
		if err != nil {
			out.Encode(result{Path: path, Error: strings.TrimSpace(err.Error())})
			continue
		}
		for _, warning := range results.Warnings {
			line := int32(0)
			if ranges := warning.Location.GetRanges(); len(ranges) > 0 {
				line = ranges[0].Start.Line
			}
			out.Encode(result{Path: path, Line: line, Code: warning.RuleName})
		}
		if results.Error != nil {
			out.Encode(result{Path: path, Error: results.Error.Message})
		}
	}
}
