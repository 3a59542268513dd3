/**
 * The engine's own doors as this program opens them: what engine REST and the web applications answer when they refuse
 * or fail, and how the web applications look. Nothing here decides who may do what.
 */
package org.eduverify.process.doors;
