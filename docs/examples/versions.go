// Prints every version that can be used, with its date.
// Usage: go run versions.go [FILE] (default: docs/history.json)
package main

import (
	"encoding/json"
	"fmt"
	"log"
	"os"
)

type history struct {
	Plugins []struct {
		ID       string `json:"id"`
		Versions []struct {
			Version    string `json:"version"`
			State      string `json:"state"`
			Prerelease bool   `json:"prerelease"`
			ReleasedAt string `json:"releasedAt"`
		} `json:"versions"`
	} `json:"plugins"`
}

func main() {
	file := "docs/history.json"
	if len(os.Args) > 1 {
		file = os.Args[1]
	}
	text, err := os.ReadFile(file)
	if err != nil {
		log.Fatal(err)
	}
	var all history
	if err := json.Unmarshal(text, &all); err != nil {
		log.Fatal(err)
	}
	for _, plugin := range all.Plugins {
		for _, version := range plugin.Versions {
			if version.State != "released" || version.Prerelease {
				continue
			}
			date := version.ReleasedAt
			if date == "" {
				date = "unknown"
			}
			fmt.Println(plugin.ID, version.Version, date)
		}
	}
}
