// Prints what the queries of KICS find in Dockerfiles, as lines of JSON: {"path", "line", "code"} or {"path", "error"}.
// The first argument is the folder of the module, where its queries lie.
package main

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"

	"github.com/Checkmarx/kics/v2/pkg/engine"
	"github.com/Checkmarx/kics/v2/pkg/engine/source"
	"github.com/Checkmarx/kics/v2/pkg/model"
	"github.com/Checkmarx/kics/v2/pkg/parser/docker"
	"github.com/Checkmarx/kics/v2/pkg/utils"
	"github.com/rs/zerolog"
)

type result struct {
	Path  string `json:"path"`
	Line  int    `json:"line,omitempty"`
	Code  string `json:"code,omitempty"`
	Error string `json:"error,omitempty"`
}

// What it counts is asked by nobody.
type tracker struct{}

func (tracker) TrackQueryLoad(int)            {}
func (tracker) TrackQueryExecuting(int)       {}
func (tracker) TrackQueryExecution(int)       {}
func (tracker) TrackScanPath()                {}
func (tracker) TrackScanSecret()              {}
func (tracker) FailedDetectLine()             {}
func (tracker) FailedComputeSimilarityID()    {}
func (tracker) FailedComputeOldSimilarityID() {}
func (tracker) GetOutputLines() int           { return 1 }

// In seconds, for a query over all files.
const timeout = 600

func main() {
	zerolog.SetGlobalLevel(zerolog.Disabled)
	assets := filepath.Join(os.Args[1], "assets")
	queries := source.NewFilesystemSource(
		[]string{filepath.Join(assets, "queries", "dockerfile")}, []string{"dockerfile"}, nil, filepath.Join(assets, "libraries"), false)
	inspector, err := engine.NewInspector(context.Background(), queries, engine.DefaultVulnerabilityBuilder, tracker{},
		&source.QueryInspectorParameters{}, nil, timeout, false, false, 1, false)
	if err != nil {
		panic(err)
	}
	out := json.NewEncoder(os.Stdout)
	var files model.FileMetadatas
	for i, path := range os.Args[2:] {
		file, err := read(path, strconv.Itoa(i))
		if err != nil {
			out.Encode(result{Path: path, Error: err.Error()})
			continue
		}
		files = append(files, file)
	}
	current := make(chan int64)
	go func() {
		for range current {
		}
	}()
	found, err := inspector.Inspect(context.Background(), "scan", files, nil, []string{"Dockerfile"}, current)
	if err != nil {
		panic(err)
	}
	for _, one := range found {
		out.Encode(result{Path: one.FileName, Line: one.Line, Code: one.QueryID})
	}
}

func read(path string, id string) (model.FileMetadata, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return model.FileMetadata{}, err
	}
	documents, ignored, err := (&docker.Parser{}).Parse(path, text)
	if err != nil {
		return model.FileMetadata{}, err
	}
	return model.FileMetadata{
		ID:                id,
		Document:          documents[0],
		LineInfoDocument:  documents[0],
		OriginalData:      string(text),
		Kind:              model.KindDOCKER,
		FilePath:          path,
		LinesIgnore:       ignored,
		LinesOriginalData: utils.SplitLines(string(text)),
	}, nil
}
