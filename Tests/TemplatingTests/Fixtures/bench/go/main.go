// SPDX-License-Identifier: Apache-2.0

// Renders the templates of this folder with Go's own engine and Sprig, as Argo CD does, and prints how long that took: a line of
// JSON per measurement. `make bench` builds it from Debian's packages and compares it with ours.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"hash/adler32"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"syscall"
	"text/template"
	"time"

	"github.com/Masterminds/sprig"
)

const (
	rounds = 3
	// So many sets go into the sum that shows that both engines wrote the same.
	summed = 1000
)

var functions = func() template.FuncMap {
	functions := template.FuncMap(sprig.GenericFuncMap())
	functions["normalize"] = normalize
	functions["slugify"] = func(size int, smart bool, text string) string { return slug(normalize(text), size) }
	return functions
}()

var notDNS, notSlug, dashes = regexp.MustCompile("[^-a-z0-9.]"), regexp.MustCompile("[^a-z0-9-_]"), regexp.MustCompile("-+")

func normalize(text string) string {
	text = notDNS.ReplaceAllString(strings.ToLower(text), "-")
	if len(text) > 253 {
		text = text[:253]
	}
	return strings.Trim(text, "-.")
}

func slug(text string, size int) string {
	text = strings.Trim(dashes.ReplaceAllString(notSlug.ReplaceAllString(text, "-"), "-"), "-_")
	if len(text) <= size {
		return text
	}
	for place := size; place >= 0; place-- {
		if text[place] == '-' {
			return text[:place]
		}
	}
	return text[:size]
}

// The parameters of one pull request. The Swift side makes the same.
func parameters(number int) map[string]interface{} {
	text := strconv.Itoa(number)
	sha := fmt.Sprintf("%040x", uint64(number)*0x9E3779B97F4A7C15)
	labels := []interface{}{"preview", "team-" + strconv.Itoa(number%7)}
	if number%3 == 0 {
		labels = append(labels, "perf")
	}
	return map[string]interface{}{
		"number": text, "repository": "shop", "title": "Feature " + text + ": make the <thing> work & \"well\"",
		"branch": "feature/JIRA-" + text + "_some-work-item", "branch_slug": "feature-jira-" + text + "-some-work-item",
		"target_branch": "main", "head_sha": sha, "head_short_sha": sha[32:], "head_short_sha_7": sha[33:],
		"author": "Dev_User" + strconv.Itoa(number%13), "draft": false, "labels": labels,
		"preview": map[string]interface{}{"name": "shop-" + text, "namespace": "preview-shop-" + text},
	}
}

func parse(base *template.Template, text string) *template.Template {
	clone, err := base.Clone()
	check(err)
	parsed, err := clone.Parse(text)
	check(err)
	return parsed
}

func execute(t *template.Template, data interface{}) string {
	var buffer bytes.Buffer
	check(t.Execute(&buffer, data))
	return buffer.String()
}

// walk renders every string and key of a tree.
func walk(tree interface{}, render func(string) string) interface{} {
	switch tree := tree.(type) {
	case string:
		return render(tree)
	case map[string]interface{}:
		result := make(map[string]interface{}, len(tree))
		for key, value := range tree {
			rendered := walk(value, render)
			result[render(key)] = rendered
		}
		return result
	}
	return tree
}

// text is what is compared: all strings in the order of their keys.
func text(tree interface{}, output *bytes.Buffer) {
	switch tree := tree.(type) {
	case string:
		output.WriteString(tree)
	case map[string]interface{}:
		keys := make([]string, 0, len(tree))
		for key := range tree {
			keys = append(keys, key)
		}
		sort.Strings(keys)
		for _, key := range keys {
			text(tree[key], output)
		}
	}
}

func eachString(tree interface{}, visit func(string)) {
	if members, ok := tree.(map[string]interface{}); ok {
		for key, value := range members {
			visit(key)
			eachString(value, visit)
		}
	} else if text, ok := tree.(string); ok {
		visit(text)
	}
}

// measure prints the fastest of some rounds over all sets, and a sum over what was rendered.
func measure(name string, sets []map[string]interface{}, render func(map[string]interface{}, *bytes.Buffer) interface{}) {
	var output bytes.Buffer
	hash := adler32.New()
	for _, set := range sets[:summed] {
		output.Reset()
		text(render(set, &output), &output)
		hash.Write(output.Bytes())
	}
	best := time.Duration(0)
	for round := 0; round < rounds; round++ {
		start := processorTime()
		for _, set := range sets {
			output.Reset()
			render(set, &output)
		}
		if took := processorTime() - start; round == 0 || took < best {
			best = took
		}
	}
	line, _ := json.Marshal(map[string]interface{}{
		"name": name, "nanoseconds": best.Nanoseconds() / int64(len(sets)), "sum": hash.Sum32(),
	})
	fmt.Println(string(line))
}

// processorTime is what this process has used, the garbage collector's threads included.
func processorTime() time.Duration {
	var usage syscall.Rusage
	check(syscall.Getrusage(syscall.RUSAGE_SELF, &usage))
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

func read(path string, target interface{}) {
	content, err := os.ReadFile(path)
	check(err)
	check(json.Unmarshal(content, target))
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func main() {
	folder := os.Args[1]
	count, err := strconv.Atoi(os.Args[2])
	check(err)
	sets := make([]map[string]interface{}, count)
	for number := range sets {
		sets[number] = parameters(number)
	}
	base := template.New("base").Funcs(functions).Option("missingkey=error")

	var application interface{}
	read(filepath.Join(folder, "application.json"), &application)
	compiled := map[string]*template.Template{}
	eachString(application, func(text string) { compiled[text] = parse(base, text) })
	measure("application, parsed once", sets, func(set map[string]interface{}, _ *bytes.Buffer) interface{} {
		return walk(application, func(text string) string { return execute(compiled[text], set) })
	})
	few := sets[:summed]
	measure("application, parsed for every set", few, func(set map[string]interface{}, _ *bytes.Buffer) interface{} {
		return walk(application, func(text string) string { return execute(parse(base, text), set) })
	})

	templates := map[string]string{}
	read(filepath.Join(folder, "templates.json"), &templates)
	names := make([]string, 0, len(templates))
	for name := range templates {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		parsed := parse(base, templates[name])
		measure(name+", parsed once", sets, func(set map[string]interface{}, output *bytes.Buffer) interface{} {
			check(parsed.Execute(output, set))
			return nil
		})
		measure(name+", parsed for every set", few, func(set map[string]interface{}, output *bytes.Buffer) interface{} {
			check(parse(base, templates[name]).Execute(output, set))
			return nil
		})
	}
}
