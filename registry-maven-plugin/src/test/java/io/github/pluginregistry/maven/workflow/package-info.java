/**
 * What runs on a forge, tried without one: the action's steps run here as a runner would run them,
 * and the workflows are held against the rules that no linter knows.
 */
package io.github.pluginregistry.maven.workflow;
