package org.eduverify.testing;

import java.util.Arrays;
import org.camunda.bpm.admin.Admin;
import org.camunda.bpm.admin.impl.DefaultAdminRuntimeDelegate;
import org.camunda.bpm.cockpit.Cockpit;
import org.camunda.bpm.cockpit.impl.DefaultCockpitRuntimeDelegate;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.tasklist.Tasklist;
import org.camunda.bpm.tasklist.impl.DefaultTasklistRuntimeDelegate;
import org.camunda.bpm.welcome.Welcome;
import org.camunda.bpm.welcome.impl.DefaultWelcomeRuntimeDelegate;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/**
 * A test run keeps several programs, each with an engine called {@code default}; engine REST and the web applications find an engine by
 * its name in the whole process, and the web applications lose theirs when any program ends. Before each test they are
 * shown the engine of its own program.
 */
public class EngineOfTheTest extends AbstractTestExecutionListener {

    @Override
    public void prepareTestInstance(TestContext test) {
        show(test);
    }

    @Override
    public void beforeTestMethod(TestContext test) {
        show(test);
    }

    private static void show(TestContext test) {
        if (!test.hasApplicationContext()) {
            return;
        }
        ApplicationContext program = test.getApplicationContext();
        Arrays.stream(program.getBeanNamesForType(ProcessEngine.class))
                .map(name -> program.getBean(name, ProcessEngine.class))
                .forEach(ProcessEngines::registerProcessEngine);
        Admin.setAdminRuntimeDelegate(new DefaultAdminRuntimeDelegate());
        Cockpit.setCockpitRuntimeDelegate(new DefaultCockpitRuntimeDelegate());
        Tasklist.setTasklistRuntimeDelegate(new DefaultTasklistRuntimeDelegate());
        Welcome.setRuntimeDelegate(new DefaultWelcomeRuntimeDelegate());
    }
}
